import { type ReactNode, useEffect, useState } from 'react'
import type { Memory } from '../../types.ts'
import type { OpenedNetwork } from '../../worker/explainer/explainer.ts'
import { EditClassNames } from '../labels/EditClassNames.tsx'
import ListNotice from '../labels/ListNotice.tsx'
import { NetworkButton } from '../network/NetworkButton.tsx'
import { Failed, Stopped } from '../panel/Alerts.tsx'
import { Deferred } from '../parts/Deferred.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Facts } from '../parts/Facts.tsx'
import { MessageText } from '../parts/MessageText.tsx'
import { part } from '../parts/part.tsx'
import { readable } from '../parts/readable.ts'
import { preprocessingText } from '../preprocessing/preprocessingText.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { NETWORK_FILES } from './AddNetwork.tsx'
import BesideNotice from './BesideNotice.tsx'
import { isLackTold } from './Collected.tsx'
import { ModelList } from './ModelList.tsx'
import './model.css'

const PreprocessingGroup = part(() => import('../preprocessing/PreprocessingGroup.tsx'))

/** The dialog with the available networks and the details of the one in use. */
export default function ModelSheet({ onClose }: { onClose(): void }) {
  const engine = useApp((state) => state.engine)
  const hasFailure = useApp((state) => state.failure?.about === 'network' && !isLackTold(state))
  const { model } = useWords()
  return (
    <Dialog
      title={model.model}
      // The list above is not there yet.
      focus="close"
      onClose={onClose}
      notices={
        <>
          <Stopped />
          <ListNotice />
          <BesideNotice />
          {hasFailure && <Failed onChoose={() => document.getElementById(NETWORK_FILES)?.click()} />}
        </>
      }
    >
      <ModelList />
      {engine && (
        <Deferred room="20rem" steps={2}>
          <About {...engine} />
        </Deferred>
      )}
    </Dialog>
  )
}

function About({ model, backend, methods }: OpenedNetwork) {
  const { networks: words, preprocessing } = useLazyWords()
  const { formats, names } = useWords()
  const memory = useMemory()
  const { layer, method } = useApp((state) => state.settings)
  const methodLabel = methods.find(({ id }) => id === method)?.label
  const facts: [string, ReactNode][] = [
    [words.parameters, formats.number(model.parameters)],
    [words.weights, words.weightsChecked(model.weights, model.bytes)],
    [words.input, preprocessingText(preprocessing, model.preprocessing)],
    [words.explained, words.explainedBy(layer ?? model.targetLayer, methodLabel ?? method)],
    [
      words.runsOn,
      <>
        {words.because(names.backends[backend.id], '')}
        <MessageText message={backend.reason} />
      </>,
    ],
    [words.memory, memory ? words.tensors(memory.tensors, memory.bytes) : words.counting],
    [words.source, names.title(model.source)],
    [words.licence, names.title(model.licence)],
  ]
  return (
    <>
      <h2>{names.title(model.name)}</h2>
      <details className="fold classes-fold">
        <summary>
          <h3>{words.classCount(model.classes.length)}</h3>
        </summary>
        <p className="classes" lang="en">
          {model.classes.map(([, label]) => readable(label)).join(', ')}
        </p>
      </details>
      <EditClassNames />
      <PreprocessingGroup />
      <h3>{words.inNumbers}</h3>
      <Facts facts={facts} />
      <NetworkButton />
      {model.id === 'vgg16' && <p className="note">{words.aboutVgg16}</p>}
      <p className="note">{words.aboutSamples}</p>
    </>
  )
}

/** The network's memory use, measured when the dialog opens. */
function useMemory(): Memory | null {
  const measure = useApp((state) => state.measureMemory)
  const [memory, setMemory] = useState<Memory | null>(null)
  useEffect(() => {
    // A dead worker is reported where its answer matters; this one just stays pending.
    measure().then(setMemory, () => setMemory(null))
  }, [measure])
  return memory
}
