import { toProblem } from '../../errors/index.ts'
import { fill } from '../parts/fill.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { EditClassNames } from './EditClassNames.tsx'
import { faultText } from './faultText.ts'

/** What became of the list of classes that a person gave last, what is wrong with it, and how to mend it. */
export default function ListNotice() {
  const { labels } = useLazyWords()
  const { page, formats } = useWords()
  const list = useApp((state) => state.givenList)
  const undo = useApp((state) => state.undoClassList)
  const dismiss = useApp((state) => state.dismiss)
  const refuse = useApp((state) => state.refuse)
  const modelId = useApp((state) => state.modelId)
  if (!list || list.modelId !== modelId) return null
  const { file, isUsed, faults, names, before, instead } = list
  const said = isUsed ? (instead ? labels.usedEarlier : labels.used) : labels.unused
  const end = () => dismiss('givenList')
  return (
    <div className="notice">
      <p>
        {fill(said, { file: <bdi>{file}</bdi> })}
        {faults.map((fault) => formats.sentenceGap + faultText(labels, fault)).join('')}
        {!isUsed && before && formats.sentenceGap + labels.otherNetwork}
      </p>
      {(!isUsed || faults.length > 0) && (
        <EditClassNames label={labels.mend} onApply={end} {...(!isUsed && names.length > 0 && { given: names })} />
      )}
      {isUsed && (before || instead) && (
        <button type="button" className="button" onClick={() => void undo().catch((error) => refuse(toProblem(error)))}>
          {instead ? labels.doNotUse : labels.undo}
        </button>
      )}
      <button type="button" className="button" onClick={end}>
        {page.dismiss}
      </button>
    </div>
  )
}
