import type { ReactNode } from 'react'
import { CodeLines } from '../parts/CodeLines.tsx'
import { useLazyWords } from '../useWords.ts'

const SAVE = "model.save('my-network.keras')"
const EXPORT = "torch.onnx.export(model.eval(), (torch.zeros(1, 3, 224, 224),), 'my-network.onnx')"
const CONVERT = ['tensorflowjs_converter', '--input_format=tf_saved_model', 'my-saved-model', 'my-folder'].join(' ')

/** What to drop, by where a network comes from: drawn as the files look on a person's device. */
export default function WhatToDrop() {
  const { adding: words } = useLazyWords()
  const { keras, teachableMachine, torch, onnx, hub, tfjs } = words.sources
  const folder = <Folder name="my-folder" files={['model.json', 'group1-shard1of3.bin', 'group1-shard2of3.bin', '…']} />
  return (
    <div className="drop-sources">
      <Source {...keras} code={SAVE}>
        <OneFile name="my-network.keras" />
        <OneFile name="my-network.h5" />
        <Together names={['model.json', 'my-network.weights.h5']} />
      </Source>
      <Source {...teachableMachine}>
        <Folder name="tm-my-image-model.zip" files={['model.json', 'weights.bin', 'metadata.json']} />
        <Folder name="converted_keras.zip" files={['keras_model.h5', 'labels.txt']} />
      </Source>
      <Source {...torch} code={EXPORT}>
        <OneFile name="my-network.pth" />
        <OneFile name="model.safetensors" />
      </Source>
      <Source {...onnx}>
        <OneFile name="my-network.onnx" />
        <Together names={['my-network.onnx', 'my-network.onnx.data']} />
      </Source>
      <Source {...hub} code={CONVERT}>
        {folder}
      </Source>
      <Source {...tfjs}>{folder}</Source>
      <Source title={words.labels} text={words.labelsText}>
        <OneFile name="labels.txt" />
        <OneFile name="class_indices.json" />
      </Source>
    </div>
  )
}

interface SourceProps {
  title: string
  text: string
  /** A line to copy into a notebook or a terminal. */
  code?: string
  children: ReactNode
}

function Source({ title, text, code, children }: SourceProps) {
  return (
    <section className="drop-source">
      <h4>{title}</h4>
      <p>{text}</p>
      {code !== undefined && <CodeLines lines={code} />}
      <div className="drop-files">{children}</div>
    </section>
  )
}

function OneFile({ name }: { name: string }) {
  return (
    <span className="drop-file">
      <Sheet />
      {name}
    </span>
  )
}

function Together({ names }: { names: readonly string[] }) {
  return (
    <span className="drop-folder">
      {names.map((name) => (
        <OneFile key={name} name={name} />
      ))}
    </span>
  )
}

function Folder({ name, files }: { name: string; files: readonly string[] }) {
  return (
    <span className="drop-folder">
      <strong>{name}</strong>
      {files.map((file) => (
        <OneFile key={file} name={file} />
      ))}
    </span>
  )
}

/** A sheet of paper with a corner turned down. */
function Sheet() {
  return (
    <svg viewBox="0 0 12 15" width="12" height="15" aria-hidden="true" focusable="false">
      <path d="M1 .5h6.5l4 4v10H1z M7.5.5v4h4" fill="none" stroke="currentColor" />
    </svg>
  )
}
