import { useLazyWords } from '../useWords.ts'
import '../parts/progress.css'
import './methods.css'

interface PassProgressProps {
  /** What is being done. */
  label: string
  done: number
  total: number
  /** How far it is, as a text; by default, in passes. */
  count?: (done: number, total: number) => string
  stopLabel: string
  onStop(): void
}

/** How many passes are done of how many, and a button that ends them. Place it outside of live regions. */
export function PassProgress({ label, done, total, count, stopLabel, onStop }: PassProgressProps) {
  const { methods: words } = useLazyWords()
  // How many there are is known once the first is done.
  const shown = total > 0 ? (count ?? words.passes)(Math.floor(done), Math.round(total)) : ''
  return (
    <div className="pass-progress">
      <div className="progress">
        <p className="pass-label">{label}</p>
        <div
          className="progress-track"
          role="progressbar"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={Math.max(total, 1)}
          aria-valuenow={Math.min(done, total)}
          {...(shown && { 'aria-valuetext': shown })}
        >
          <div className="progress-bar" style={{ scale: `${Math.min(done / Math.max(total, 1), 1)} 1` }} />
        </div>
        <span className="progress-bytes">{shown}</span>
      </div>
      <button type="button" className="button" onClick={onStop}>
        {stopLabel}
      </button>
    </div>
  )
}
