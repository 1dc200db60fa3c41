import { type Body, bodies } from './bodies.ts'
import { OWN } from './modules.ts'
import { groupsOf, keptCopy, peeled, withNames } from './renamed.ts'
import type { StateDict } from './stateDict.ts'

/** What a training keeps beside a network: losses, metrics, and the values of pixels. */
const BESIDE =
  /^(?:(?:criterion|loss\w*|metrics?|acc(?:uracy)?\w*|f1\w*|auroc|confmat|class_weights?|(?:train|val|valid|test)_\w+|n_averaged|mean|std|epoch)\b)/

/** DenseNet's layers were once called `norm.1`, which Python refuses since. */
const OLD_DENSE = /^(.*denselayer\d+\.(?:norm|relu|conv))\.([12]\..*)$/

const withoutBeside = (dict: StateDict) => withNames(dict, (name) => (BESIDE.test(name) ? undefined : name))

/**
 * The same weights by the names that their network gives them, the likeliest first: as they are; without what was put
 * before all of them; one of two copies (an average of the last steps, or what was trained on another network's
 * answers); and a network that is known, with the layers that a person put behind it, whose names begin with
 * {@link OWN}.
 */
export function* normalized(dict: StateDict): Generator<Body> {
  const first = withNames(dict, (name) => name.replace(OLD_DENSE, '$1$2'))
  let names = first
  for (names of peeled(first, withoutBeside)) yield { dict: names }
  const copy = keptCopy(names)
  if (copy) {
    yield* normalized(copy)
    return
  }
  yield* bodies(names)
  yield* withOwnHead(names)
}

/** Modules that make no scores of classes of what a network gives, but places of pictures in a space. */
const NO_CLASSES = /proj|predictor|embed|arc|cos|margin|prototypes|queue|decoder/i

const PARTS = /^(?:weight|bias|running_mean|running_var|num_batches_tracked|p)$/

function* withOwnHead(names: StateDict): Generator<Body> {
  const isLayer = (name: string) =>
    PARTS.test(name.slice(name.lastIndexOf('.') + 1)) &&
    (names.get(name)?.shape.length ?? 0) < 3 &&
    !NO_CLASSES.test(name)
  const groups = groupsOf(names)
  const [largest = ''] = [...groups.keys()].toSorted((a, b) => (groups.get(b) ?? 0) - (groups.get(a) ?? 0))
  // The children of a network, and behind them a person's own.
  const last = Math.max(...[...names].map(([name, { shape }]) => (shape.length > 3 ? Number(name.split('.', 1)) : 0)))
  const areNumbers = [...groups.keys()].every((group) => /^\d+$/.test(group))
  const isOfBody = (name: string) =>
    areNumbers && Number.isInteger(last) && groups.size > 1
      ? Number(name.split('.', 1)) <= last
      : name.startsWith(`${largest}.`)
  const own = [...names].filter(([name]) => !isOfBody(name))
  // A parameter with no module around it is no layer.
  if (own.length === 0 || !own.every(([name]) => name.includes('.') && isLayer(name))) return
  const inner = withNames(names, (name) => (isOfBody(name) ? name : undefined))
  const theirs = own.map(([name, tensor]) => [`${OWN}${name}`, tensor] as const)
  for (const body of peeled(inner)) {
    for (const { dict, ...more } of bodies(body, true)) yield { dict: new Map([...dict, ...theirs]), ...more }
  }
}
