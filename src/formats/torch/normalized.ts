import type { StoredTensor } from '../../model/storedNetwork.ts'
import type { StateDict } from './stateDict.ts'

/** What wrappers put before all names: DataParallel, `torch.compile`, Lightning, and people. */
const PREFIX = /^(?:module|model|_orig_mod|net|network|backbone|encoder|base_model|model_ema|ema_model|_model|cnn)\./

/** What a training keeps beside a network: losses, metrics, and the values of pixels. */
const BESIDE = /^(?:(?:criterion|loss|loss_fn|metrics?|(?:train|val|valid|test)_\w+|n_averaged|mean|std|epoch)\b)/

/** DenseNet's layers were once called `norm.1`, which Python refuses since. */
const OLD_DENSE = /^(.*denselayer\d+\.(?:norm|relu|conv))\.([12]\..*)$/

const withNames = (dict: StateDict, toName: (name: string) => string | undefined): StateDict => {
  const renamed = new Map<string, StoredTensor>()
  for (const [name, tensor] of dict) {
    const to = toName(name)
    if (to !== undefined) renamed.set(to, tensor)
  }
  return renamed
}

/**
 * The same weights by the names that their network gives them: as they are, then without what was put before all of
 * them, which is told one after another.
 */
export function* normalized(dict: StateDict): Generator<StateDict> {
  let names = withNames(dict, (name) => (BESIDE.test(name) ? undefined : name.replace(OLD_DENSE, '$1$2')))
  yield names
  for (;;) {
    const [first = ''] = names.keys()
    const prefix = PREFIX.exec(first)?.[0]
    if (prefix === undefined || ![...names.keys()].every((name) => name.startsWith(prefix))) return
    names = withNames(names, (name) => name.slice(prefix.length))
    names = withNames(names, (name) => (BESIDE.test(name) ? undefined : name))
    yield names
  }
}
