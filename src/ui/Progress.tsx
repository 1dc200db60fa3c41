import { ProgressBar } from 'react-aria-components'
import { megabytes } from './words.ts'

/** Outside of the live region, which would otherwise speak at every piece that arrives. */
export function Progress({ label, loaded, total }: { label: string; loaded: number; total: number }) {
  return (
    <ProgressBar className="progress" aria-label={label} value={loaded} maxValue={Math.max(total, 1)}>
      {({ percentage = 0 }) => (
        <>
          <div className="progress-track">
            <div className="progress-bar" style={{ inlineSize: `${percentage}%` }} />
          </div>
          <span className="status-detail">
            {total > 0 ? `${megabytes(loaded)} of ${megabytes(total)}` : 'Asking for it'}
          </span>
        </>
      )}
    </ProgressBar>
  )
}
