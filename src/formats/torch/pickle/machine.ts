import { HeatlensError } from '../../../errors/index.ts'
import { type ByteReader, PickleDamaged } from './byteReader.ts'
import { made } from './calls.ts'
import { Dict, Items, Named, type PickleValue, Record, Storage } from './values.ts'

/** The state of a reading: Python's own stack machine (Lib/pickletools.py), which calls nothing here. */
export interface Machine {
  read: ByteReader
  file: string
  stack: PickleValue[]
  /** The stacks below each mark. */
  below: PickleValue[][]
  memo: Map<number, PickleValue>
  storages: Map<string, Storage>
}

export function pop({ stack }: Machine): PickleValue {
  const value = stack.pop()
  if (value === undefined) throw new PickleDamaged()
  return value
}

export function top({ stack }: Machine): PickleValue {
  const value = stack.at(-1)
  if (value === undefined) throw new PickleDamaged()
  return value
}

/** The values since the last mark. */
export function popMark(machine: Machine): PickleValue[] {
  const below = machine.below.pop()
  if (!below) throw new PickleDamaged()
  const values = machine.stack
  machine.stack = below
  return values
}

export const items = (value: PickleValue): PickleValue[] => {
  if (!(value instanceof Items)) throw new PickleDamaged()
  return value.items
}

export function setItems(machine: Machine, values: readonly PickleValue[]): void {
  const target = top(machine)
  // Of a record, such as an easydict, nothing is wanted.
  if (target instanceof Record) return
  if (!(target instanceof Dict) || values.length % 2 !== 0) throw new PickleDamaged()
  for (let at = 0; at < values.length; at += 2) {
    target.entries.set(values[at] as PickleValue, values[at + 1] as PickleValue)
  }
}

export function append(machine: Machine, values: readonly PickleValue[]): void {
  const target = top(machine)
  if (target instanceof Record) return
  const list = items(target)
  for (const value of values) list.push(value)
}

export function get(machine: Machine, index: number): void {
  const value = machine.memo.get(index)
  if (value === undefined) throw new PickleDamaged()
  machine.stack.push(value)
}

export const put = (machine: Machine, index: number) => machine.memo.set(index, top(machine))

export const refuse = ({ file }: Machine, call: string) => {
  throw new HeatlensError('pickleCalls', { file, call })
}

/**
 * ('storage', torch.FloatStorage, key, place, count), before 1.6 with a view behind; or ('module', class, file, code) of
 * a whole model of then.
 */
export function persistent(machine: Machine): Storage | Named {
  const id = pop(machine)
  const [kind, type, key, , count] = id instanceof Items ? id.items : []
  if (kind === 'module' && type instanceof Named) return type
  const isStorage = kind === 'storage' && type instanceof Named && typeof key === 'string' && typeof count === 'number'
  if (!isStorage) throw new HeatlensError('pickleCalls', { file: machine.file, call: 'persistent_load' })
  const found = machine.storages.get(key) ?? new Storage(type.name.replace(/^.*\.|Storage$/g, ''), key, count)
  machine.storages.set(key, found)
  return found
}

export function build(machine: Machine): void {
  const state = pop(machine)
  const target = top(machine)
  if (target instanceof Record) target.state = state
}

export const call = (machine: Machine, what: PickleValue, from: readonly PickleValue[]) => {
  machine.stack.push(made(what, from, machine.file))
}
