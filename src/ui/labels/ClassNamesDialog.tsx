import { type ChangeEvent, type ClipboardEvent, useMemo, useRef, useState } from 'react'
import { toProblem } from '../../errors/index.ts'
import { arrange, type ClassName, faultsOf, type ListFault } from '../../labels/classList.ts'
import { decodeText, LONGEST_LIST, readList } from '../../labels/readList.ts'
import { isKept } from '../../state/answerNames.ts'
import { namesKey } from '../../state/answersOf.ts'
import type { ModelInfo } from '../../types.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { type Draft, draftOf, draftOfList, linesOf, listIn, namesIn, numbersFor } from './draft.ts'
import { faultText } from './faultText.ts'
import { NamesField } from './NamesField.tsx'
import './labels.css'

interface ClassNamesDialogProps {
  /** A list to begin with. */
  given?: readonly ClassName[]
  onApply?(): void
  onClose(): void
}

/** The editor of the names of the classes of the output in use. */
export default function ClassNamesDialog(props: ClassNamesDialogProps) {
  const model = useApp(({ engine }) => engine?.model)
  return model ? <Editor key={namesKey(model)} model={model} {...props} /> : null
}

function Editor({ model, given, onApply, onClose }: ClassNamesDialogProps & { model: ModelInfo }) {
  const { labels } = useLazyWords()
  const { page } = useWords()
  const classes = model.outputs[model.output]?.classes ?? model.classes
  const own = useApp(({ answerNames }) => answerNames.get(namesKey(model))) ?? []
  const nameAnswers = useApp((state) => state.nameAnswers)
  const refuse = useApp((state) => state.refuse)
  const [draft, setDraft] = useState<Draft>(() => (given ? draftOfList(given) : draftOf(classes, own)))
  /** The drafts that a whole list has replaced, the newest last. */
  const [replaced, setReplaced] = useState<readonly Draft[]>([])
  const [isNoList, setNoList] = useState<string | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => linesOf(draft.text), [draft.text])
  const faults = useMemo(() => faultsIn(lines, classes.length), [lines, classes.length])
  const isFit = lines.length === classes.length

  const replace = (next: Draft) => {
    setReplaced([...replaced, draft])
    setDraft(next)
    setNoList(null)
  }
  const change = (text: string) => {
    const list = linesOf(text).length === classes.length ? undefined : listIn(text, classes.length, false)
    if (list) replace(list)
    else setDraft({ ...draft, text })
    setNoList(null)
  }
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const isWhole = value.trim() === '' || (selectionStart === 0 && selectionEnd >= value.length)
    const list = listIn(event.clipboardData.getData('text/plain'), classes.length, isWhole)
    if (!list) return
    event.preventDefault()
    replace(list)
  }
  const openList = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    // Without this, the same file cannot be chosen again.
    event.target.value = ''
    if (!file) return
    const bytes = await file
      .slice(0, LONGEST_LIST)
      .arrayBuffer()
      .catch(() => new ArrayBuffer())
    const { names } = arrange(readList(decodeText(new Uint8Array(bytes)), file.name), classes.length)
    if (names.length > 0) replace(draftOfList(names))
    else setNoList(file.name)
  }
  const undo = () => {
    const before = replaced.at(-1)
    if (before) setDraft(before)
    setReplaced(replaced.slice(0, -1))
    // The button goes with the last of them.
    if (replaced.length === 1) box.current?.querySelector('textarea')?.focus()
  }
  const apply = async () => {
    if (!isFit) return box.current?.querySelector('textarea')?.focus()
    try {
      await nameAnswers(namesIn(draft, classes))
      onApply?.()
      onClose()
    } catch (error) {
      refuse(toProblem(error))
      onClose()
    }
  }
  return (
    <Dialog
      title={labels.title}
      onClose={onClose}
      closeLabel={page.cancel}
      actions={
        <button type="button" className="button button-primary" aria-disabled={!isFit} onClick={() => void apply()}>
          {labels.apply}
        </button>
      }
    >
      <p className="note">{labels.how(classes.length)}</p>
      <div className="class-names" ref={box}>
        <NamesField
          label={labels.field}
          value={draft.text}
          count={Math.max(lines.length, classes.length)}
          onChange={change}
          onPaste={paste}
        />
        <div className="class-names-tools">
          <label className="button choose">
            {labels.openList}
            <input
              className="visually-hidden"
              type="file"
              accept=".json,.txt,.csv,.tsv,.yaml,.yml,.names"
              onChange={(event) => void openList(event)}
            />
          </label>
          <button type="button" className="button" onClick={() => replace(numbersFor(classes))}>
            {labels.useNumbers}
          </button>
          <button type="button" className="button" onClick={() => replace(draftOf(classes, []))}>
            {labels.restore}
          </button>
          {replaced.length > 0 && (
            <button type="button" className="button" onClick={undo}>
              {labels.undo}
            </button>
          )}
        </div>
        <div role="status" className="class-names-faults">
          {isNoList !== null && (
            <p>
              <bdi>{isNoList}</bdi>: {labels.notAList}
            </p>
          )}
          {isFit && faults.length === 0 && <p>{labels.count(lines.length, classes.length)}</p>}
          {faults.map((fault) => (
            <p key={fault.fault}>{faultText(labels, fault)}</p>
          ))}
        </div>
        <p className="note">{isKept(draft.text) ? labels.kept : labels.tooLong}</p>
      </div>
    </Dialog>
  )
}

function faultsIn(lines: readonly string[], classes: number): readonly ListFault[] {
  const isOther = lines.length !== classes
  return isOther ? [{ fault: 'otherLength', names: lines.length, classes }, ...faultsOf(lines)] : faultsOf(lines)
}
