import type { Problem } from '../../errors/codes.ts'

const codes: readonly string[] = [
  ...['savedModelFile', 'checkpointFile', 'tfliteFile', 'frozenGraphFile', 'ownModel'],
  ...['wholeModuleFile', 'torchScriptFile', 'exportedProgramFile'],
]

/** True for a refusal that lines of Python help out of (waysOut.ts). */
export const hasWayOut = (problem: Problem): boolean =>
  codes.includes(problem.code) || codedLayer(problem) !== undefined

/** The name of the first layer that is refused for its Python code. */
export function codedLayer(problem: Problem): string | undefined {
  if (problem.code !== 'networkObstacles') return undefined
  const { obstacles } = problem.parameters
  const found = obstacles.find(({ reason }) => reason === 'pythonCode' || reason === 'ownClass')
  return found?.node.split('/').at(-1)
}
