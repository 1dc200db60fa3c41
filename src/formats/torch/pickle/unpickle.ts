import { HeatlensError } from '../../../errors/index.ts'
import { ByteReader, PickleDamaged } from './byteReader.ts'
import { made } from './calls.ts'
import { Dict, Items, Named, type PickleValue, Record, Storage } from './values.ts'

/** The state of a reading: Python's own stack machine (Lib/pickletools.py), which calls nothing here. */
interface Machine {
  read: ByteReader
  file: string
  stack: PickleValue[]
  /** The stacks below each mark. */
  below: PickleValue[][]
  memo: Map<number, PickleValue>
  storages: Map<string, Storage>
}

function pop({ stack }: Machine): PickleValue {
  const value = stack.pop()
  if (value === undefined) throw new PickleDamaged()
  return value
}

function top({ stack }: Machine): PickleValue {
  const value = stack.at(-1)
  if (value === undefined) throw new PickleDamaged()
  return value
}

/** The values since the last mark. */
function popMark(machine: Machine): PickleValue[] {
  const below = machine.below.pop()
  if (!below) throw new PickleDamaged()
  const values = machine.stack
  machine.stack = below
  return values
}

const items = (value: PickleValue): PickleValue[] => {
  if (!(value instanceof Items)) throw new PickleDamaged()
  return value.items
}

function setItems(machine: Machine, values: readonly PickleValue[]): void {
  const target = top(machine)
  // Of a record, such as an easydict, nothing is wanted.
  if (target instanceof Record) return
  if (!(target instanceof Dict) || values.length % 2 !== 0) throw new PickleDamaged()
  for (let at = 0; at < values.length; at += 2) {
    target.entries.set(values[at] as PickleValue, values[at + 1] as PickleValue)
  }
}

function append(machine: Machine, values: readonly PickleValue[]): void {
  const target = top(machine)
  if (target instanceof Record) return
  const list = items(target)
  for (const value of values) list.push(value)
}

function get(machine: Machine, index: number): void {
  const value = machine.memo.get(index)
  if (value === undefined) throw new PickleDamaged()
  machine.stack.push(value)
}

const put = (machine: Machine, index: number) => machine.memo.set(index, top(machine))

const refuse = ({ file }: Machine, call: string) => {
  throw new HeatlensError('pickleCalls', { file, call })
}

/**
 * ('storage', torch.FloatStorage, key, place, count), before 1.6 with a view behind; or ('module', class, file, code) of
 * a whole model of then.
 */
function persistent(machine: Machine): Storage | Named {
  const id = pop(machine)
  const [kind, type, key, , count] = id instanceof Items ? id.items : []
  if (kind === 'module' && type instanceof Named) return type
  const isStorage = kind === 'storage' && type instanceof Named && typeof key === 'string' && typeof count === 'number'
  if (!isStorage) throw new HeatlensError('pickleCalls', { file: machine.file, call: 'persistent_load' })
  const found = machine.storages.get(key) ?? new Storage(type.name.replace(/^.*\.|Storage$/g, ''), key, count)
  machine.storages.set(key, found)
  return found
}

function build(machine: Machine): void {
  const state = pop(machine)
  const target = top(machine)
  if (target instanceof Record) target.state = state
}

const call = (machine: Machine, what: PickleValue, from: readonly PickleValue[]) => {
  machine.stack.push(made(what, from, machine.file))
}

function decimal(text: string): number | bigint | boolean {
  if (text === '00' || text === '01') return text === '01'
  const digits = text.replace(/L$/, '')
  if (!/^[+-]?\d{1,1000}$/.test(digits)) throw new PickleDamaged()
  const small = Number(digits)
  return Number.isSafeInteger(small) ? small : BigInt(digits)
}

const quoted = (text: string) => text.slice(1, -1)

type Step = (machine: Machine) => unknown

const push =
  (value: (read: ByteReader) => PickleValue): Step =>
  ({ stack, read }) =>
    stack.push(value(read))

const tuple =
  (count: number): Step =>
  (machine) => {
    const values = machine.stack.splice(machine.stack.length - count)
    if (values.length !== count) throw new PickleDamaged()
    machine.stack.push(new Items(values))
  }

/** The steps by their bytes; the end is none of them. */
const steps: ReadonlyMap<number, Step> = new Map<number, Step>(
  Object.entries<Step>({
    '(': (machine) => {
      machine.below.push(machine.stack)
      machine.stack = []
    },
    '0': (machine) => (machine.stack.length > 0 ? machine.stack.pop() : popMark(machine)),
    '1': popMark,
    '2': (machine) => machine.stack.push(top(machine)),
    F: push((read) => Number.parseFloat(read.line())),
    I: push((read) => decimal(read.line())),
    J: push((read) => read.int32()),
    K: push((read) => read.byte()),
    L: push((read) => decimal(read.line())),
    M: push((read) => read.uint16()),
    N: push(() => null),
    P: (machine) => refuse(machine, 'persistent_load'),
    Q: (machine) => machine.stack.push(persistent(machine)),
    R: (machine) => {
      const from = items(pop(machine))
      call(machine, pop(machine), from)
    },
    S: push((read) => quoted(read.line())),
    T: push((read) => read.text(read.uint32())),
    U: push((read) => read.text(read.byte())),
    V: push((read) => read.line()),
    X: push((read) => read.text(read.uint32())),
    a: (machine) => append(machine, [pop(machine)]),
    b: build,
    c: push((read) => new Named(read.line(), read.line())),
    d: (machine) => {
      const values = popMark(machine)
      machine.stack.push(new Dict())
      setItems(machine, values)
    },
    '}': push(() => new Dict()),
    e: (machine) => append(machine, popMark(machine)),
    g: (machine) => get(machine, Number(machine.read.line())),
    h: (machine) => get(machine, machine.read.byte()),
    i: (machine) => {
      const named = new Named(machine.read.line(), machine.read.line())
      call(machine, named, popMark(machine))
    },
    j: (machine) => get(machine, machine.read.uint32()),
    l: (machine) => {
      const values = popMark(machine)
      machine.stack.push(new Items(values))
    },
    ']': push(() => new Items()),
    o: (machine) => {
      const [what = null, ...from] = popMark(machine)
      call(machine, what, from)
    },
    p: (machine) => put(machine, Number(machine.read.line())),
    q: (machine) => put(machine, machine.read.byte()),
    r: (machine) => put(machine, machine.read.uint32()),
    s: (machine) => {
      const value = pop(machine)
      setItems(machine, [pop(machine), value])
    },
    t: (machine) => {
      const values = popMark(machine)
      machine.stack.push(new Items(values))
    },
    ')': push(() => new Items()),
    u: (machine) => setItems(machine, popMark(machine)),
    G: push((read) => read.float64()),
    B: push((read) => read.bytes(read.uint32())),
    C: push((read) => read.bytes(read.byte())),
    '\x80': ({ read }) => read.byte(),
    '\x81': (machine) => {
      const from = items(pop(machine))
      call(machine, pop(machine), from)
    },
    '\x82': (machine) => refuse(machine, 'copyreg.add_extension'),
    '\x83': (machine) => refuse(machine, 'copyreg.add_extension'),
    '\x84': (machine) => refuse(machine, 'copyreg.add_extension'),
    '\x85': tuple(1),
    '\x86': tuple(2),
    '\x87': tuple(3),
    '\x88': push(() => true),
    '\x89': push(() => false),
    '\x8a': push((read) => read.long(read.byte())),
    '\x8b': push((read) => read.long(read.uint32())),
    '\x8c': push((read) => read.text(read.byte())),
    '\x8d': push((read) => read.text(read.uint64())),
    '\x8e': push((read) => read.bytes(read.uint64())),
    '\x8f': push(() => new Items()),
    '\x90': (machine) => append(machine, popMark(machine)),
    '\x91': (machine) => {
      const values = popMark(machine)
      machine.stack.push(new Items(values))
    },
    '\x92': (machine) => {
      pop(machine)
      const from = items(pop(machine))
      call(machine, pop(machine), from)
    },
    '\x93': (machine) => {
      const [name, module] = [pop(machine), pop(machine)]
      if (typeof name !== 'string' || typeof module !== 'string') throw new PickleDamaged()
      machine.stack.push(new Named(module, name))
    },
    '\x94': (machine) => put(machine, machine.memo.size),
    '\x95': ({ read }) => read.uint64(),
    '\x96': push((read) => read.bytes(read.uint64())),
  }).map(([key, step]) => [key.charCodeAt(0), step]),
)

/** What a pickle holds. */
export interface Unpickled {
  value: PickleValue
  storages: ReadonlyMap<string, Storage>
  end: number
}

const STOP = '.'.charCodeAt(0)

/**
 * Reads one pickle (protocols 0 to 5) from a place in bytes, and calls nothing that it names: a class or a function
 * that is called becomes a tensor, a dict, or an inert record. Gives the value, the storages that it names by their keys,
 * and the place behind it. Throws
 * `PickleCut` where the bytes end too early, `PickleDamaged` for bytes that are no pickle, and a `format` error for
 * calls that are more than a training leaves behind.
 */
export function unpickle(bytes: Uint8Array, at: number, file: string): Unpickled {
  const machine: Machine = {
    ...{ read: new ByteReader(bytes, at), file },
    ...{ stack: [], below: [], memo: new Map(), storages: new Map() },
  }
  for (;;) {
    const code = machine.read.byte()
    if (code === STOP) return { value: pop(machine), storages: machine.storages, end: machine.read.at }
    const step = steps.get(code)
    if (!step) throw new PickleDamaged()
    step(machine)
  }
}
