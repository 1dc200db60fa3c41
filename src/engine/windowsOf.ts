import type { PlannedNode, Windows } from '../graph/plan.ts'

/** The rows and columns of windows that a plan gives an operation with windows. */
export function windowsOf({ name, windows }: PlannedNode): { rows: Windows; columns: Windows } {
  if (!windows) throw new RangeError(`${name} has no windows.`)
  return windows
}
