import { isSame } from '../errors/same.ts'
import type { Failure, Picture } from './appState.ts'

/** True if the failure notice is about this picture of the list. */
export const isReported = ({ file, problem }: Picture, failure: Failure | null): boolean =>
  problem !== undefined && failure?.picture === file.name && isSame(problem, failure.problem)
