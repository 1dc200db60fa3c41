import type { Problem } from '../../errors/codes.ts'

const codes: readonly string[] = [
  ...['savedModelFile', 'checkpointFile', 'tfliteFile', 'frozenGraphFile', 'ownModel'],
  ...['wholeModuleFile', 'torchScriptFile', 'exportedProgramFile'],
]

/** True for a refusal that lines of Python help out of (waysOut.ts). */
export const hasWayOut = (problem: Problem): boolean =>
  codes.includes(problem.code) || codedLayer(problem) !== undefined

/** The name and class of the first layer that is refused for its Python code. */
export function codedLayer(problem: Problem): { layer: string; kind: string } | undefined {
  if (problem.code !== 'networkObstacles') return undefined
  const { obstacles } = problem.parameters
  const found = obstacles.find(({ reason }) => reason === 'pythonCode' || reason === 'ownClass')
  return found && { layer: found.node.split('/').at(-1) ?? '', kind: found.kindName }
}
