import type { ModelInfo } from '../types.ts'

/**
 * The index of the class that `asked` names by its WordNet id or its index; undefined if the network has no such class.
 */
export function findClass(asked: string | null, { classes }: ModelInfo): number | undefined {
  if (asked === null) return undefined
  const byId = classes.findIndex(([wnid]) => wnid === asked)
  if (byId >= 0) return byId
  return /^\d+$/.test(asked) && Number(asked) < classes.length ? Number(asked) : undefined
}
