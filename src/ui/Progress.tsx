import { ProgressBar } from 'react-aria-components'
import { useWords } from './useWords.ts'

/** Outside of the live region, which would otherwise speak at every piece that arrives. */
export function Progress({ label, loaded, total }: { label: string; loaded: number; total: number }) {
  const { model } = useWords()
  return (
    <ProgressBar className="progress" aria-label={label} value={loaded} maxValue={Math.max(total, 1)}>
      {({ percentage = 0 }) => (
        <>
          <div className="progress-track">
            <div className="progress-bar" style={{ inlineSize: `${percentage}%` }} />
          </div>
          <span className="status-detail">{total > 0 ? model.arrived(loaded, total) : model.askingForIt}</span>
        </>
      )}
    </ProgressBar>
  )
}
