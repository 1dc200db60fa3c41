import type { StoredTensor } from '../../model/storedNetwork.ts'
import type { StateDict } from './stateDict.ts'

/** The weights by other names; those without one are left out. */
export function withNames(dict: StateDict, toName: (name: string) => string | undefined): StateDict {
  const renamed = new Map<string, StoredTensor>()
  for (const [name, tensor] of dict) {
    const to = toName(name)
    if (to !== undefined) renamed.set(to, tensor)
  }
  return renamed
}

/** Those whose names begin like this, without it. */
export const withoutStart = (dict: StateDict, start: string): StateDict =>
  withNames(dict, (name) => (name.startsWith(start) ? name.slice(start.length) : undefined))

/** What names begin with, up to their first point, and how many there are of each. */
export function groupsOf(dict: StateDict): Map<string, number> {
  const groups = new Map<string, number>()
  for (const name of dict.keys()) {
    const end = name.indexOf('.')
    const group = end < 0 ? '' : name.slice(0, end)
    groups.set(group, (groups.get(group) ?? 0) + 1)
  }
  return groups
}

/** An average of the steps of a training, which answers better than the last step. */
const AVERAGE = /^(?:\w*_)?(?:ema|swa|averaged|avg|teacher|momentum)(?:_\w*)?$/

/** The weights as they are, and without what stands before all names, as often as something does. */
export function* peeled(dict: StateDict, tidy = (names: StateDict) => names): Generator<StateDict> {
  let names = tidy(dict)
  for (;;) {
    yield names
    const groups = groupsOf(names)
    const [first] = groups.keys()
    if (groups.size !== 1 || !first) return
    names = tidy(withoutStart(names, `${first}.`))
  }
}

/** The names without what stands before all of them. */
const coreOf = (dict: StateDict): StateDict =>
  [...peeled(withNames(dict, (name) => (name.endsWith('n_averaged') ? undefined : name)))].at(-1) ?? dict

/**
 * Of a file that holds a network twice, the average; of one that was trained on another network's answers, the one that
 * was trained. Undefined where a file holds neither.
 */
export function keptCopy(dict: StateDict): StateDict | undefined {
  const average = [...groupsOf(dict).keys()].find((group) => AVERAGE.test(group))
  if (average !== undefined) {
    const start = `${average}.`
    const [one, other] = [
      withoutStart(dict, start),
      withNames(dict, (name) => (name.startsWith(start) ? undefined : name)),
    ].map(coreOf) as [StateDict, StateDict]
    if (one.size === other.size && [...one.keys()].every((name) => other.has(name))) return one
  }
  const trained = withoutStart(dict, 'student.')
  return trained.size > 0 && trained.size < dict.size ? trained : undefined
}
