import { HeatlensError } from '../../../errors/index.ts'
import { PickleDamaged } from './byteReader.ts'
import { Dict, Items, Named, type PickleValue, Record, Storage, Tensor } from './values.ts'

/** Modules whose classes and functions only hold values, as a training leaves them beside its weights. */
const holders = new Set([
  ...['torch', 'numpy', 'argparse', 'collections', '_codecs', 'copyreg', 'copy_reg', 'pathlib', 'datetime', 'decimal'],
  ...['fractions', 'uuid', 'enum', 'omegaconf', 'ml_collections', 'easydict', 'addict', 'yacs', 'transformers'],
])

/** Values of Python itself. */
const plain = new Set([
  ...['set', 'frozenset', 'bytearray', 'bytes', 'complex', 'slice', 'range', 'object', 'dict', 'list', 'tuple'],
  ...['int', 'float', 'bool', 'str'],
])

/** Modules of Python whose classes and functions reach beyond values. */
const reaching = new Set([
  ...['os', 'posix', 'nt', 'subprocess', 'sys', 'socket', 'importlib', 'runpy', 'pty', 'shutil', 'ctypes', 'code'],
  ...['codeop', 'webbrowser', 'commands', 'pickle', '_pickle', 'marshal', 'types', 'operator', '_operator', 'asyncio'],
  ...['multiprocessing', 'http', 'urllib', 'ssl', 'signal', 'threading', 'tempfile', 'glob', 'io', '_io', 'codecs'],
  ...['timeit', 'pdb', 'bdb', 'profile', 'cProfile', 'platform', 'pip', 'zipimport', 'pkgutil', 'inspect', 'posixpath'],
  ...['idlelib', 'distutils', 'setuptools', 'venv', 'ensurepip', 'concurrent', 'smtplib', 'ftplib', 'telnetlib', 'gc'],
])

/** Whether a pickle may name this in a call that is kept as an inert record. */
function isHolder(name: string): boolean {
  const [root = ''] = name.split('.', 1)
  const last = name.slice(name.lastIndexOf('.') + 1)
  if (root === 'builtins' || root === '__builtin__') return plain.has(last)
  if (reaching.has(root)) return false
  // A class of somebody's own, such as the settings of a training, and no function.
  return holders.has(root) || name === 'functools.partial' || /^_*[A-Z]/.test(last)
}

const numbersIn = (value: PickleValue | undefined): number[] => {
  if (!(value instanceof Items) || value.items.length > 16) throw new PickleDamaged()
  return value.items.map((one) => {
    if (typeof one !== 'number' && typeof one !== 'bigint') throw new PickleDamaged()
    return Number(one)
  })
}

function tensor([storage, offset, shape, strides]: readonly PickleValue[]): Tensor {
  if (!(storage instanceof Storage) || typeof offset !== 'number') throw new PickleDamaged()
  const [sides, steps] = [numbersIn(shape), numbersIn(strides)]
  if (sides.length !== steps.length) throw new PickleDamaged()
  return new Tensor(storage, offset, sides, steps)
}

function dict([pairs]: readonly PickleValue[]): Dict {
  const made = new Dict()
  for (const pair of pairs instanceof Items ? pairs.items : []) {
    if (pair instanceof Items) made.entries.set(pair.items[0] ?? null, pair.items[1] ?? null)
  }
  return made
}

const first = ([value = null]: readonly PickleValue[]): PickleValue => value

/** What is known of calls by name: none of them runs any code. */
const known: ReadonlyMap<string, (from: readonly PickleValue[], file: string) => PickleValue> = new Map<
  string,
  (from: readonly PickleValue[], file: string) => PickleValue
>([
  ['torch._utils._rebuild_tensor', tensor],
  ['torch._utils._rebuild_tensor_v2', tensor],
  ['torch._utils._rebuild_parameter', first],
  ['torch._utils._rebuild_parameter_with_state', first],
  ['torch.nn.parameter.Parameter', first],
  [
    'torch._tensor._rebuild_from_type_v2',
    ([call, , from], file) => (call instanceof Named && from instanceof Items ? made(call, from.items, file) : null),
  ],
  ['torch.Size', first],
  ['collections.OrderedDict', dict],
  ['collections.defaultdict', () => new Dict()],
  ['builtins.set', ([items]) => items ?? new Items()],
  ['__builtin__.set', ([items]) => items ?? new Items()],
])

/**
 * What a call in a pickle stands for: a tensor, a dict, or an inert record of it. Nothing is called. Throws
 * `pickleCalls` where it names what is more than a value.
 */
export function made(call: PickleValue | undefined, from: readonly PickleValue[], file: string): PickleValue {
  if (!(call instanceof Named)) throw new PickleDamaged()
  const { name } = call
  const how = known.get(name)
  if (how) return how(from, file)
  if (!isHolder(name)) throw new HeatlensError('pickleCalls', { file, call: name.slice(0, 120) })
  const [of] = from
  // `copyreg._reconstructor(class, object, None)`, as protocol 2 makes objects.
  if (/^copy_?reg\._reconstructor$/.test(name) && of instanceof Named) return made(of, from.slice(1), file)
  return new Record(name, from)
}
