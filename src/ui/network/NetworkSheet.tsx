import { useId, useState } from 'react'
import { Deferred } from '../parts/Deferred.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { NetworkGraph } from './NetworkGraph.tsx'
import { NetworkList } from './NetworkList.tsx'
import './network.css'

type Form = 'graph' | 'list'

/** The dialog with all layers of the network in use: drawn, or as a list. */
export default function NetworkSheet({ onClose }: { onClose(): void }) {
  const model = useApp(({ engine }) => engine?.model)
  const layer = useApp(({ settings }) => settings.layer)
  const { names } = useWords()
  const { layers: words } = useLazyWords()
  const [form, setForm] = useState<Form>('graph')
  const name = useId()
  if (!model) return null
  return (
    <Dialog title={words.title(names.title(model.name))} focus="title" onClose={onClose}>
      <div className="network" data-form={form}>
        <fieldset className="segments network-forms">
          <legend className="visually-hidden">{words.form}</legend>
          {(['graph', 'list'] as const).map((id) => (
            <label key={id} className="segment">
              <input
                type="radio"
                className="visually-hidden"
                name={name}
                checked={id === form}
                onChange={() => setForm(id)}
              />
              <span>{words.forms[id]}</span>
            </label>
          ))}
        </fieldset>
        {form === 'graph' ? (
          <Deferred room="20rem">
            <NetworkGraph model={model} />
          </Deferred>
        ) : (
          <div className="network-frame">
            <NetworkList model={model} layer={layer ?? model.targetLayer} />
          </div>
        )}
      </div>
    </Dialog>
  )
}
