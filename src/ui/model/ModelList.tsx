import { useEffect } from 'react'
import type { KnownModel } from '../../types.ts'
import { Deferred } from '../parts/Deferred.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { AddNetwork } from './AddNetwork.tsx'

/** The available networks: which one is in use, where they are stored, how large they are, and how to add one. */
export function ModelList() {
  const { networks: words } = useLazyWords()
  const { formats } = useWords()
  const models = useApp((state) => state.models)
  const modelId = useApp((state) => state.modelId)
  const room = useApp((state) => state.room)
  const refresh = useApp((state) => state.refreshModels)
  const keep = useApp((state) => state.keepModels)
  const canKeep = useApp((state) => state.canKeep)
  const refuse = useApp((state) => state.refuse)
  const keepOrRefuse = async () => {
    if (await keep()) return
    refuse({ code: 'storageNotPersistent', parameters: {} }, undefined, { about: 'network' })
  }
  const isAnyKept = models.some(({ place }) => place === 'device')

  useEffect(() => {
    void refresh()
  }, [refresh])

  return (
    <>
      <ul className="models" aria-label={words.networks}>
        {models.map((model) => (
          <ModelRow key={`${model.place}/${model.id}`} model={model} isInUse={model.id === modelId} />
        ))}
      </ul>
      {room && isAnyKept && (
        <p className="note room">
          {words.room(room.used, room.quota) + formats.sentenceGap}
          {room.isKept ? (
            words.isPersistent
          ) : (
            <button type="button" className="button" onClick={() => void keepOrRefuse()}>
              {words.keepOffline}
            </button>
          )}
        </p>
      )}
      {!canKeep && <p className="note">{words.cannotKeep}</p>}
      <Deferred room="20rem">
        <AddNetwork />
      </Deferred>
    </>
  )
}

function ModelRow({ model, isInUse }: { model: KnownModel; isInUse: boolean }) {
  const { networks: words } = useLazyWords()
  const { names } = useWords()
  const use = useApp((state) => state.useModel)
  const remove = useApp((state) => state.deleteModel)
  const update = useApp((state) => state.updateModel)
  const { id, place, classes, weights, bytes, source, licence, isOutdated } = model
  const name = names.title(model.name)
  return (
    <li className="model-row">
      <div className="model-facts">
        <strong>{name}</strong>
        <span className="note">{words.facts(words.places[place], classes, weights, bytes)}</span>
        <span className="note">{words.origin(names.title(source), names.title(licence))}</span>
        {isOutdated && <span className="note">{words.isOutdated}</span>}
      </div>
      <div className="model-actions">
        {isInUse ? (
          <span className="note">{words.inUse}</span>
        ) : (
          <button type="button" className="button" aria-label={words.takeIntoUse(name)} onClick={() => void use(id)}>
            {words.use}
          </button>
        )}
        {isOutdated && (
          <button type="button" className="button" aria-label={words.updateNamed(name)} onClick={() => void update(id)}>
            {words.update}
          </button>
        )}
        {(place === 'device' || place === 'visit') && !isInUse && (
          <button type="button" className="button" aria-label={words.deleteNamed(name)} onClick={() => void remove(id)}>
            {words.delete}
          </button>
        )}
      </div>
    </li>
  )
}
