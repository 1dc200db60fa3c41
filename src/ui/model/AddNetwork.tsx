import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import type { WeightType } from '../../types.ts'
import { fill } from '../parts/fill.tsx'
import { Menu } from '../parts/Menu.tsx'
import { part } from '../parts/part.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { AddingStatus } from './AddingStatus.tsx'
import { Collected } from './Collected.tsx'
import { Halted } from './Halted.tsx'
import { Understood } from './Understood.tsx'

/** The id of the file field for networks. */
export const NETWORK_FILES = 'network-files'

/** Files of less than this are added as soon as they are chosen: their precision makes little difference. In bytes. */
const LARGE = 100e6

/** What Heatlens has written is stored as it is. */
const PACKAGE = /-heatlens(?: ?\(\d+\))?\.zip$/i

const WhatToDrop = part(() => import('./WhatToDrop.tsx'))

/** Adds a network from files: what to give, what came so far, and what was understood of it. */
export function AddNetwork() {
  const { networks: words, adding } = useLazyWords()
  const { formats } = useWords()
  const add = useApp((state) => state.addModel)
  const unfit = useApp((state) => state.unfit)
  const [weights, setWeights] = useState<WeightType>('float32')
  /** Files that are large enough to ask first how they are to be stored. */
  const [chosen, setChosen] = useState<readonly File[]>([])
  const [isHelpOpen, setHelpOpen] = useState(false)
  const isAdding = useApp(({ adding }) => adding !== null)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isAdding) box.current?.querySelector('.adding')?.scrollIntoView({ block: 'nearest' })
  }, [isAdding])
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    // Without this, the same file cannot be chosen again.
    event.target.value = ''
    if (files.length === 0) return
    const bytes = files.reduce((sum, { size }) => sum + size, 0)
    if (bytes < LARGE || files.every(({ name }) => PACKAGE.test(name))) void add(files, { weights })
    else setChosen(files)
  }
  const toAdd = chosen.length > 0 ? { files: chosen } : unfit
  return (
    <div ref={box} className="bring">
      <h3>{words.ownNetwork}</h3>
      <p>{fill(adding.howTo, { modelJson: <code>model.json</code> })}</p>
      {/* Without a list of endings: phones offer no file whose ending they do not know. */}
      <label className="button choose">
        {words.openWeights}
        <input id={NETWORK_FILES} className="visually-hidden" type="file" multiple onChange={choose} />
      </label>
      <Collected />
      {chosen.length > 0 && (
        <p>
          {fill(adding.chosen, {
            files: <bdi>{chosen.map(({ name }) => name).join(', ')}</bdi>,
            size: formats.megabytes(chosen.reduce((sum, { size }) => sum + size, 0)),
          })}
        </p>
      )}
      <div className="bring-row">
        <Menu label={words.kept} options={words.weightTypes} value={weights} onChange={(value) => setWeights(value)} />
        {toAdd && (
          <button
            type="button"
            className="button button-primary"
            onClick={() => {
              setChosen([])
              void add(toAdd.files, { ...('keeping' in toAdd && toAdd.keeping), weights })
            }}
          >
            {adding.add}
          </button>
        )}
      </div>
      {unfit && chosen.length === 0 && <p className="note">{adding.unfit}</p>}
      <AddingStatus />
      <Halted />
      <Understood />
      <details className="what-to-drop" onToggle={(event) => setHelpOpen(event.currentTarget.open)}>
        <summary>{adding.whatToDrop}</summary>
        {isHelpOpen && <WhatToDrop />}
      </details>
    </div>
  )
}
