import type { Problem } from '../../errors/codes.ts'
import { useApp } from '../useApp.ts'
import { CodeLines } from './CodeLines.tsx'
import { codedLayer } from './hasWayOut.ts'
import { linesFor } from './waysOut.ts'

/** The lines of Python that help after a refusal. */
export default function WayOut({ problem }: { problem: Problem }) {
  const file = useApp(({ failure }) => failure?.picture)
  const model = problem.code === 'ownModel' ? problem.parameters.class : undefined
  return <CodeLines lines={linesFor(problem.code, { ...codedLayer(problem), model, file })} />
}
