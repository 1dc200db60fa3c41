import { type ChangeEvent, useEffect, useState } from 'react'
import type { WeightType } from '../../types.ts'
import { sortFiles } from '../first/takeFiles.ts'
import { Deferred } from '../parts/Deferred.tsx'
import { fill } from '../parts/fill.tsx'
import { Menu } from '../parts/Menu.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { AddingStatus } from './AddingStatus.tsx'
import { ModelRow } from './ModelRow.tsx'

/** The id of the file field for networks. */
export const NETWORK_FILES = 'network-files'

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
        <OpenWeights />
      </Deferred>
    </>
  )
}

function OpenWeights() {
  const { networks: words } = useLazyWords()
  const { formats } = useWords()
  const add = useApp((state) => state.addModel)
  const [weights, setWeights] = useState<WeightType>('float32')
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const { network, pictures } = sortFiles([...(event.target.files ?? [])])
    // Without this, the same file cannot be chosen again.
    event.target.value = ''
    const files = [...network, ...pictures]
    if (files.length > 0) void add(files, { weights })
  }
  return (
    <div className="bring">
      <h3>{words.bring}</h3>
      <p>
        {fill(words.howToBring, {
          modelJson: <code>model.json</code>,
          vgg16: <code>vgg16_weights_tf_dim_ordering_tf_kernels.h5</code>,
          size: formats.megabytes(553_467_096),
          command: <code>npm run model</code>,
        })}
      </p>
      <div className="bring-row">
        <Menu label={words.kept} options={words.weightTypes} value={weights} onChange={(value) => setWeights(value)} />
      </div>
      <label className="button choose">
        {words.openWeights}
        <input
          id={NETWORK_FILES}
          className="visually-hidden"
          type="file"
          multiple
          accept=".h5,.hdf5,.keras,.json,.bin"
          onChange={choose}
        />
      </label>
      <AddingStatus />
    </div>
  )
}
