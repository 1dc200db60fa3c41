import { ByteReader, PickleDamaged } from './byteReader.ts'
import { type Machine, pop } from './machine.ts'
import { steps } from './steps.ts'
import type { PickleValue, Storage } from './values.ts'

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
