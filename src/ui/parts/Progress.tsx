import { useWords } from '../useWords.ts'
import './progress.css'

/** Place it outside of the live region, which would otherwise announce each update. */
export function Progress({ label, loaded, total }: { label: string; loaded: number; total: number }) {
  const { model } = useWords()
  const arrived = total > 0 ? model.arrived(loaded, total) : model.askingForIt
  return (
    <div className="progress">
      <div
        className="progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(total, 1)}
        aria-valuenow={loaded}
        aria-valuetext={arrived}
      >
        <div className="progress-bar" style={{ scale: `${loaded / Math.max(total, 1)} 1` }} />
      </div>
      <span className="progress-bytes">{arrived}</span>
    </div>
  )
}
