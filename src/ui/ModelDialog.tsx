import { useEffect, useState } from 'react'
import { Button, Dialog, DialogTrigger, Modal, ModalOverlay } from 'react-aria-components'
import type { Memory } from '../types.ts'
import type { Opened } from '../worker/createExplainer.ts'
import { Facts } from './Facts.tsx'
import { Later } from './Later.tsx'
import { ModelList } from './ModelList.tsx'
import { useApp } from './useApp.ts'
import { megabytes, readable } from './words.ts'

/** The button and the dialog that tell about the network in use. */
export function ModelDialog() {
  const engine = useApp((state) => state.engine)
  return (
    <div className="model">
      <span className="model-name">{engine?.model.name}</span>
      <DialogTrigger>
        <Button className="button">Model</Button>
        <ModalOverlay className="overlay" isDismissable>
          <Modal className="modal">
            <Dialog className="dialog" aria-label="Model">
              {({ close }) => (
                <>
                  <h2>Networks</h2>
                  <ModelList />
                  {engine && (
                    <Later room="20rem" steps={2}>
                      <About {...engine} />
                    </Later>
                  )}
                  <div className="dialog-foot">
                    <Button className="button button-primary" autoFocus onPress={close}>
                      Close
                    </Button>
                  </div>
                </>
              )}
            </Dialog>
          </Modal>
        </ModalOverlay>
      </DialogTrigger>
    </div>
  )
}

function About({ model, backend, methods }: Opened) {
  const memory = useMemory()
  const { layer, method } = useApp((state) => state.settings)
  const methodLabel = methods.find(({ id }) => id === method)?.label
  const facts: [string, string][] = [
    ['Parameters', model.parameters.toLocaleString('en')],
    ['Weights', `${model.weights}, ${megabytes(model.bytes)}, each checked by its SHA-256`],
    ['Input', `${model.inputSize} × ${model.inputSize} pixels, nearest neighbour, preset ${model.preset}`],
    ['Explained', `${layer ?? model.targetLayer}, by ${methodLabel}`],
    ['Runs on', `${backend.label}. ${backend.reason}`],
    ['Memory', memory ? `${memory.tensors} tensors, ${megabytes(memory.bytes)}` : 'counting'],
    ['Source', model.source],
    ['Licence', model.licence],
  ]
  return (
    <>
      <h2>{model.name}</h2>
      <h3>The {model.classes.length} things that it knows</h3>
      <p className="classes">{model.classes.map(([, label]) => readable(label)).join(', ')}</p>
      <h3>In numbers</h3>
      <Facts facts={facts} />
      <p className="note">
        The weights of VGG16 are by K. Simonyan and A. Zisserman, Visual Geometry Group, University of Oxford (CC BY
        4.0).
      </p>
      <p className="note">The samples are free of copyright; the golf ball and the parachute are drawn by formula.</p>
    </>
  )
}

/** What the network takes, measured when the dialog opens. */
function useMemory(): Memory | null {
  const measure = useApp((state) => state.measureMemory)
  const [memory, setMemory] = useState<Memory | null>(null)
  useEffect(() => {
    // A worker that died says so where its answer matters; here it stays at counting.
    measure().then(setMemory, () => setMemory(null))
  }, [measure])
  return memory
}
