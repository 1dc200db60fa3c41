import { type ByteReader, PickleDamaged } from './byteReader.ts'
import {
  append,
  build,
  call,
  get,
  items,
  type Machine,
  persistent,
  pop,
  popMark,
  put,
  refuse,
  setItems,
  top,
} from './machine.ts'
import { Dict, Items, Named, type PickleValue } from './values.ts'

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
export const steps: ReadonlyMap<number, Step> = new Map<number, Step>(
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
