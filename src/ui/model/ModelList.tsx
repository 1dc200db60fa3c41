import { useEffect } from 'react'
import { GetButton } from '../catalogue/GetButton.tsx'
import { Deferred } from '../parts/Deferred.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { AddNetwork, NETWORK_FILES } from './AddNetwork.tsx'
import { ModelRow } from './ModelRow.tsx'

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
      <div className="model-ways">
        <GetButton />
        <button type="button" className="button" onClick={() => document.getElementById(NETWORK_FILES)?.click()}>
          {words.bring}
        </button>
      </div>
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
