import type { Problem } from '../../errors/codes.ts'
import { codedLayer } from './hasWayOut.ts'
import { linesFor } from './waysOut.ts'
import './codeLines.css'

/** The lines of Python that help after a refusal. A press selects all of them. */
export default function WayOut({ problem }: { problem: Problem }) {
  return (
    <pre className="code-lines" translate="no">
      <code>{linesFor(problem.code, codedLayer(problem))}</code>
    </pre>
  )
}
