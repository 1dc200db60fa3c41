import { type ReactNode, use } from 'react'
import { useWalkthroughWords } from '../useWords.ts'
import { PresentedContext } from './steps.ts'

interface CellProps {
  number: number
  title: string
  /** The computation, with the shapes. */
  formula?: string
  /** The equivalent Keras code. */
  code: string
  children: ReactNode
}

/** One step: what happens and why, the numbers of this run, the formula, and the code. */
export function Cell({ number, title, formula, code, children }: CellProps) {
  const { showCode } = useWalkthroughWords()
  const { step = number, isPlain = false } = use(PresentedContext)
  const id = `cell-${number}`
  if (step !== number) return null
  return (
    <section className="cell" aria-labelledby={id}>
      <h3 id={id}>
        <span className="cell-number" aria-hidden="true">
          {number}
        </span>
        {title}
      </h3>
      {children}
      {formula && !isPlain && <p className="formula">{formula}</p>}
      {!isPlain && (
        <details className="code">
          <summary>{showCode}</summary>
          <pre>
            <code lang="en">{code}</code>
          </pre>
        </details>
      )}
    </section>
  )
}
