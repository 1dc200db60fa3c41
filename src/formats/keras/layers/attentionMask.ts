import { isObject, own } from '../../../json.ts'
import type { LayerCall } from '../layerCall.ts'
import type { Value } from '../value.ts'
import { Composition } from './composed.ts'

/** What is added to the products that a mask leaves out: behind a softmax, they are 0. */
const NEVER = -1e9

/** How the queries and keys of a call are kept apart. */
interface Masking {
  isCausal: boolean
  /** Keys fewer places away than this, if there is such a limit. */
  window?: number | undefined
  /** The call's own mask, as the description has it. */
  given: unknown
}

/**
 * A mask that is added to products [queries, keys]; undefined if every query sees every key. What is no mask of known
 * sides is reported.
 */
export function maskOf(
  call: LayerCall,
  { isCausal, window, given }: Masking,
  queries: number | undefined,
  keys: number | undefined,
): Value | undefined {
  if (!isCausal && window === undefined && given === undefined) return undefined
  const table = given === undefined ? undefined : tableOf(given)
  const isTable = given === undefined || (table?.length === queries && table?.every((row) => row.length === keys))
  if (queries === undefined || keys === undefined || !isTable) {
    call.unfit(given === undefined ? 'use_causal_mask' : 'attention_mask', given ?? isCausal)
    return undefined
  }
  const values = Array.from({ length: queries * keys }, (_, at) => {
    const [row, column] = [Math.floor(at / keys), at % keys]
    const isSeen =
      (!isCausal || column <= row) &&
      (window === undefined || Math.abs(row - column) < window) &&
      (table?.[row]?.[column] ?? true)
    return isSeen ? 0 : NEVER
  })
  // A query that sees nothing sees all, or nothing, by the way it is computed.
  const isBlind = Array.from({ length: queries }, (_, row) => row).some((row) =>
    values.slice(row * keys, (row + 1) * keys).every((value) => value === NEVER),
  )
  if (isBlind) call.unfit('attention_mask', given ?? isCausal)
  return new Composition(call).constant([queries, keys], values, 'mask')
}

/** Rows of truth values, without sides of 1 before them; undefined for all else. */
function tableOf(given: unknown): boolean[][] | undefined {
  const config = isObject(given) ? own(given, 'config') : undefined
  let lists: unknown = isObject(config) ? own(config, 'value') : given
  while (Array.isArray(lists) && lists.length === 1 && Array.isArray(lists[0]) && Array.isArray(lists[0][0])) {
    lists = lists[0]
  }
  const isTruth = (value: unknown) => typeof value === 'boolean' || value === 0 || value === 1
  const isTable = Array.isArray(lists) && lists.every((row) => Array.isArray(row) && row.every(isTruth))
  return isTable ? (lists as unknown[][]).map((row) => row.map(Boolean)) : undefined
}
