import { type ChangeEvent, useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { type PresetId, presets } from '../image/preprocess.ts'
import type { KnownModel, WeightType } from '../types.ts'
import { AddingStatus } from './AddingStatus.tsx'
import { Later } from './Later.tsx'
import { Menu } from './Menu.tsx'
import { sortFiles } from './takeFiles.ts'
import { useApp } from './useApp.ts'
import { megabytes } from './words.ts'

const places = { embedded: 'comes with the page', device: 'on this device', host: 'on this host' }

/** How the pixels of a picture become the input of a network. */
const pixelOptions = Object.fromEntries(Object.entries(presets).map(([id, { label }]) => [id, label])) as Record<
  PresetId,
  string
>

const weightTypes: Record<WeightType, string> = {
  float32: 'as they are',
  float16: 'half the size (float16)',
  uint8: 'a quarter (uint8, coarse)',
}

/** The networks that there are: which is in use, where they lie, what they take; and the way to bring one. */
export function ModelList() {
  const models = useApp((state) => state.models)
  const modelId = useApp((state) => state.modelId)
  const room = useApp((state) => state.room)
  const refresh = useApp((state) => state.refreshModels)
  const keep = useApp((state) => state.keepModels)
  const isAnyKept = models.some(({ place }) => place === 'device')

  useEffect(() => {
    void refresh()
  }, [refresh])

  return (
    <>
      <ul className="models" aria-label="Networks">
        {models.map((model) => (
          <ModelRow key={`${model.place}/${model.id}`} model={model} isInUse={model.id === modelId} />
        ))}
      </ul>
      {room && isAnyKept && (
        <p className="note room">
          {`Kept on this device: ${megabytes(room.used)} of the ${gigabytes(room.quota)} that the browser allows. `}
          {room.isKept ? (
            'It has promised to keep them.'
          ) : (
            <Button className="button" onPress={() => void keep()}>
              Keep offline
            </Button>
          )}
        </p>
      )}
      <Later room="20rem">
        <OpenWeights />
      </Later>
    </>
  )
}

function ModelRow({ model, isInUse }: { model: KnownModel; isInUse: boolean }) {
  const use = useApp((state) => state.useModel)
  const remove = useApp((state) => state.deleteModel)
  const update = useApp((state) => state.updateModel)
  const { id, name, place, classes, weights, bytes, source, licence, isOutdated } = model
  return (
    <li className="model-row">
      <div className="model-facts">
        <strong>{name}</strong>
        <span className="note">{`${places[place]}, ${classes} classes, ${weights}, ${megabytes(bytes)}`}</span>
        <span className="note">{`${source}; licence: ${licence}`}</span>
        {isOutdated && <span className="note">This host has another version by now.</span>}
      </div>
      <div className="model-actions">
        {isInUse ? (
          <span className="note">in use</span>
        ) : (
          <Button className="button" aria-label={`Use ${name}`} onPress={() => void use(id)}>
            Use
          </Button>
        )}
        {isOutdated && (
          <Button className="button" aria-label={`Update ${name}`} onPress={() => void update(id)}>
            Update
          </Button>
        )}
        {place === 'device' && !isInUse && (
          <Button className="button" aria-label={`Delete ${name}`} onPress={() => void remove(id)}>
            Delete
          </Button>
        )}
      </div>
    </li>
  )
}

function OpenWeights() {
  const add = useApp((state) => state.addModel)
  const [weights, setWeights] = useState<WeightType>('float32')
  const [preset, setPreset] = useState<PresetId>('caffe')
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const { network, pictures } = sortFiles([...(event.target.files ?? [])])
    // The same file can be chosen again only if the field is emptied.
    event.target.value = ''
    const files = [...network, ...pictures]
    if (files.length > 0) void add(files, { weights, preset })
  }
  return (
    <div className="bring">
      <h3>Bring a network</h3>
      <p>
        Drop it on the page or open it here: a Keras .h5, or a TensorFlow.js <code>model.json</code> with all the files
        beside it. It is read on this device, kept on it, and never uploaded. A .json with the labels of its classes, in
        their order, may come along. For VGG16, that is Keras’ file{' '}
        <code>vgg16_weights_tf_dim_ordering_tf_kernels.h5</code> (553 MB). Who serves this page can run{' '}
        <code>npm run model</code> instead.
      </p>
      <div className="bring-row">
        <Menu label="Kept" options={weightTypes} value={weights} onChange={(value) => setWeights(value)} />
        <Menu label="Pixels" options={pixelOptions} value={preset} onChange={(value) => setPreset(value)} />
      </div>
      <label className="button choose">
        Open weights
        <input className="visually-hidden" type="file" multiple accept=".h5,.hdf5,.json,.bin" onChange={choose} />
      </label>
      <AddingStatus />
    </div>
  )
}

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`
