import { useState } from 'react'
import { savedName } from '../../export/fileNames.ts'
import { pythonScript } from '../../export/pythonScript.ts'
import { useSaving } from '../panel/useSaving.ts'
import { useApp } from '../useApp.ts'
import { useWalkthroughWords } from '../useWords.ts'
import { Cell } from './Cell.tsx'

/** What can be saved: the picture, the numbers, and a script that reproduces them. */
export function SaveCell() {
  const { save } = useWalkthroughWords()
  const { savePicture, saveData, saveArrays } = useSaving()
  const outcome = useApp(({ shown }) => shown?.outcome)
  const model = useApp(({ engine }) => engine?.model)
  const settings = useApp((state) => state.settings)
  const numbers = useApp((state) => state.numberInputs)
  const rescaling = useApp((state) => state.rescaling)
  const refuse = useApp((state) => state.refuse)
  const settle = useApp((state) => state.settle)
  const [copied, setCopied] = useState<{ outcome: typeof outcome; settings: typeof settings }>()
  // Shown until something else would be copied.
  const isCopied = copied !== undefined && copied.outcome === outcome && copied.settings === settings

  const copy = async () => {
    if (!outcome || !model) return
    try {
      const savedAs = savedName(outcome, model.classes, 'picture')
      const factor = rescaling?.factorOf(outcome.explanation)
      await navigator.clipboard.writeText(pythonScript(outcome, model, settings, savedAs, numbers, factor))
      setCopied({ outcome, settings })
      settle('copying')
    } catch {
      refuse({ code: 'notCopied', parameters: {} }, undefined, { about: 'copying' })
    }
  }
  return (
    <Cell
      number={15}
      title={save.title}
      code={`cv2.imwrite("heatmap.png", superimposed)
np.save("map.npy", heatmap)`}
    >
      <p>{save.text}</p>
      <div className="cell-actions">
        <button type="button" className="button" onClick={() => void savePicture()}>
          {save.picture}
        </button>
        <button type="button" className="button" onClick={() => void saveData()}>
          {save.data}
        </button>
        <button type="button" className="button" onClick={() => void saveArrays()}>
          {save.arrays}
        </button>
        <button type="button" className="button" onClick={() => void copy()}>
          {save.copy}
        </button>
        <span className="note" aria-live="polite">
          {isCopied ? save.copied : ''}
        </span>
      </div>
    </Cell>
  )
}
