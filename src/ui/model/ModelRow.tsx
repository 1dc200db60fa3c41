import { type RefObject, useRef, useState } from 'react'
import { toProblem } from '../../errors/index.ts'
import type { KnownModel } from '../../types.ts'
import { download } from '../parts/download.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { RenameForm } from './RenameForm.tsx'

interface ModelRowProps {
  model: KnownModel
  isInUse: boolean
}

/** A network: what it is, where it is stored, and what can be done with it. */
export function ModelRow({ model, isInUse }: ModelRowProps) {
  const { networks: words } = useLazyWords()
  const { names } = useWords()
  const use = useApp((state) => state.useModel)
  const update = useApp((state) => state.updateModel)
  const [isRenaming, setRenaming] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const { id, place, classes, weights, bytes, source, licence, isOutdated } = model
  const name = names.title(model.name)
  const isOwn = place === 'device' || place === 'visit'
  const endRenaming = () => {
    setRenaming(false)
    row.current?.focus()
  }
  return (
    <li className="model-row" ref={row} tabIndex={-1}>
      <div className="model-facts">
        {isRenaming ? <RenameForm id={id} name={model.name} onEnd={endRenaming} /> : <strong>{name}</strong>}
        <span className="note">{words.facts(words.places[place], classes, weights, bytes)}</span>
        <span className="note">{words.origin(names.title(source), names.title(licence))}</span>
        {isOutdated && <span className="note">{words.isOutdated}</span>}
      </div>
      <div className="model-actions">
        {isInUse ? (
          <span className="note">{words.inUse}</span>
        ) : (
          <button type="button" className="button" aria-label={words.takeIntoUse(name)} onClick={() => void use(id)}>
            {words.use}
          </button>
        )}
        {isOutdated && (
          <button type="button" className="button" aria-label={words.updateNamed(name)} onClick={() => void update(id)}>
            {words.update}
          </button>
        )}
        {isOwn && !isRenaming && (
          <button
            type="button"
            className="button"
            aria-label={words.renameNamed(name)}
            onClick={() => setRenaming(true)}
          >
            {words.rename}
          </button>
        )}
        {isOwn && <ExportButton id={id} name={name} />}
        {isOwn && <DeleteButton id={id} name={name} isInUse={isInUse} row={row} />}
      </div>
    </li>
  )
}

/** Saves a network as one file. */
function ExportButton({ id, name }: { id: string; name: string }) {
  const { networks: words } = useLazyWords()
  const exportModel = useApp((state) => state.exportModel)
  const refuse = useApp((state) => state.refuse)
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    // It is not disabled meanwhile: it would lose the focus.
    if (isBusy) return
    setBusy(true)
    try {
      download(await exportModel(id))
    } catch (error) {
      refuse(toProblem(error), undefined, { about: 'network' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <button
      type="button"
      className="button"
      aria-label={isBusy ? words.exporting : words.exportNamed(name)}
      aria-disabled={isBusy}
      onClick={() => void save()}
    >
      {isBusy ? words.exporting : words.exportIt}
    </button>
  )
}

interface DeleteButtonProps {
  id: string
  name: string
  isInUse: boolean
  row: RefObject<HTMLLIElement | null>
}

/** Deletes a network, after a question. */
function DeleteButton({ id, name, isInUse, row }: DeleteButtonProps) {
  const { networks: words } = useLazyWords()
  const remove = useApp((state) => state.deleteModel)
  const refuse = useApp((state) => state.refuse)
  const [asks, setAsks] = useState(false)
  const doIt = () => {
    setAsks(false)
    // The row goes with the button.
    const next = row.current?.nextElementSibling ?? row.current?.previousElementSibling
    if (next instanceof HTMLElement) next.focus({ preventScroll: true })
    void remove(id).catch((error) => refuse(toProblem(error), undefined, { about: 'network' }))
  }
  if (!asks) {
    return (
      <button type="button" className="button" aria-label={words.deleteNamed(name)} onClick={() => setAsks(true)}>
        {words.delete}
      </button>
    )
  }
  return (
    <fieldset className="model-asks" aria-label={words.deleteNamed(name)}>
      <p>{isInUse ? words.deleteInUse(name) : words.deleteAsk(name)}</p>
      <button type="button" className="button" onClick={doIt}>
        {words.delete}
      </button>
      <button
        type="button"
        className="button"
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed.
        autoFocus
        onClick={() => {
          setAsks(false)
          row.current?.focus()
        }}
      >
        {words.keepIt}
      </button>
    </fieldset>
  )
}
