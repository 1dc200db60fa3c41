import type { Problem } from '../../errors/codes.ts'
import { CodeLines } from './CodeLines.tsx'
import { codedLayer } from './hasWayOut.ts'
import { linesFor } from './waysOut.ts'

/** The lines of Python that help after a refusal. */
export default function WayOut({ problem }: { problem: Problem }) {
  return <CodeLines lines={linesFor(problem.code, codedLayer(problem))} />
}
