import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useWalkthroughWords, useWords } from '../useWords.ts'
import { nearestStep, PresentedContext, stepByKey, stepsOf } from './steps.ts'
import './present.css'

/** Where the last presentation was left. */
const left = { step: 1, isPlain: true }

/** Elements that use the arrow keys themselves. */
const MOVED = 'input, select, textarea'

interface PresentProps {
  onClose(): void
  /** All steps; each draws itself only when it is presented. */
  children: ReactNode
}

/** The walkthrough for a projector: one step a screen, in large type. The arrow keys change the step, Escape leaves. */
export default function Present({ onClose, children }: PresentProps) {
  const { present } = useWalkthroughWords()
  const { page } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const body = useRef<HTMLElement>(null)
  const [{ step, isPlain }, setPresented] = useState(left)
  const show = (next: Partial<typeof left>) => {
    Object.assign(left, next)
    setPresented({ ...left })
  }
  useEffect(() => {
    dialog.current?.showModal()
    body.current?.focus()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its top.
  useEffect(() => {
    body.current?.scrollTo(0, 0)
    // In a low window, the whole scrolls.
    dialog.current?.scrollTo(0, 0)
  }, [step])

  const press = (event: KeyboardEvent) => {
    // A step may open a dialog of its own.
    const { target } = event
    const isTaken = !(target instanceof Element) || target.closest('dialog') !== dialog.current || target.matches(MOVED)
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isTaken) return
    const next = stepByKey(event.key, isPlain, step)
    if (next === undefined) return
    event.preventDefault()
    show({ step: next })
  }
  const go = (key: string) => show({ step: stepByKey(key, isPlain, step) ?? step })
  const chooseLevel = (plain: boolean) => show({ isPlain: plain, step: nearestStep(plain, step) })
  const steps = stepsOf(isPlain)
  const at = steps.indexOf(step)
  return (
    <dialog ref={dialog} className="present" aria-label={present.title} onClose={onClose} onKeyDown={press}>
      <header className="present-head">
        <p className="present-position" role="status">
          {present.position(at + 1, steps.length)}
        </p>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these are buttons. */}
        <div className="present-levels" role="group" aria-label={present.level}>
          {[true, false].map((plain) => (
            <button
              key={String(plain)}
              type="button"
              className="button"
              aria-pressed={plain === isPlain}
              onClick={() => chooseLevel(plain)}
            >
              {plain ? present.plain : present.detailed}
            </button>
          ))}
        </div>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {page.close}
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keys scroll it. */}
      <section ref={body} className="present-body" tabIndex={0} aria-label={present.step}>
        <PresentedContext value={{ step, isPlain }}>{children}</PresentedContext>
      </section>
      <footer className="present-foot">
        <button type="button" className="button" disabled={at === 0} onClick={() => go('ArrowLeft')}>
          {present.previous}
        </button>
        <span className="present-hint">{present.hint}</span>
        <button
          type="button"
          className="button button-primary"
          disabled={at === steps.length - 1}
          onClick={() => go('ArrowRight')}
        >
          {present.next}
        </button>
      </footer>
    </dialog>
  )
}
