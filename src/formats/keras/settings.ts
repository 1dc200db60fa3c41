import type { Pair } from '../../graph/operations.ts'
import { isObject, type JsonObject, own } from '../../json.ts'

/** The settings of a layer. Wrong ones are reported, and their default is used, so that all of them can be told. */
export class Settings {
  readonly #values: JsonObject
  readonly #report: (setting: string, value: unknown) => void

  constructor(values: JsonObject, report: (setting: string, value: unknown) => void) {
    this.#values = values
    this.#report = report
  }

  /** The first of these that is there and not null. Keras 1 has other names than Keras 2, and TensorFlow.js yet others. */
  get(...names: readonly string[]): unknown {
    for (const name of names) {
      const value = own(this.#values, name) ?? undefined
      if (value !== undefined) return value
    }
    return undefined
  }

  has(...names: readonly string[]): boolean {
    return this.get(...names) !== undefined
  }

  unfit(setting: string): void {
    this.#report(setting, this.get(setting))
  }

  number(names: string | readonly string[], otherwise: number): number {
    return this.#read(names, otherwise, (value) => (Number.isFinite(value) ? (value as number) : undefined))
  }

  /** A whole number of at least 1. */
  count(names: string | readonly string[], otherwise?: number): number {
    return this.#read(names, otherwise ?? 1, toCount, otherwise === undefined)
  }

  boolean(names: string | readonly string[], otherwise: boolean): boolean {
    return this.#read(names, otherwise, (value) => {
      if (typeof value === 'boolean') return value
      return value === 0 || value === 1 ? value === 1 : undefined
    })
  }

  string(names: string | readonly string[], otherwise: string): string {
    return this.#read(names, otherwise, (value) => (typeof value === 'string' ? value : undefined))
  }

  /** Two counts, or one for both. */
  pair(names: string | readonly string[], otherwise?: Pair): Pair {
    return this.#read(
      names,
      otherwise ?? [1, 1],
      (value) => {
        const one = toCount(value)
        if (one !== undefined) return [one, one] as const
        if (!Array.isArray(value) || value.length !== 2) return undefined
        const [height, width] = value.map(toCount)
        return height === undefined || width === undefined ? undefined : ([height, width] as const)
      },
      otherwise === undefined,
    )
  }

  /** Whole numbers, or one of them. */
  integers(names: string | readonly string[]): number[] | undefined {
    return this.#read<number[] | undefined>(names, undefined, (value) => {
      const list = Array.isArray(value) ? value : [value]
      return list.every(Number.isInteger) ? list : undefined
    })
  }

  /** Numbers, or one of them, however deep in lists, and also as Keras writes arrays. */
  numbers(names: string | readonly string[], otherwise: readonly number[]): readonly number[] {
    return this.#read(names, otherwise, toNumbers)
  }

  #read<Value>(
    names: string | readonly string[],
    otherwise: Value,
    read: (value: unknown) => Value | undefined,
    isWanted = false,
  ): Value {
    const list = typeof names === 'string' ? [names] : names
    for (const name of list) {
      const value = this.get(name)
      if (value === undefined) continue
      const found = read(value)
      if (found !== undefined) return found
      this.#report(name, value)
      return otherwise
    }
    if (isWanted) this.#report(list[0] as string, undefined)
    return otherwise
  }
}

const toCount = (value: unknown): number | undefined =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 2 ** 31 ? (value as number) : undefined

/** The numbers in a value from a config: a number, lists of them, or `{ class_name: '__numpy__' | '__tensor__', ... }`. */
export function toNumbers(value: unknown): number[] | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? [value] : undefined
  if (Array.isArray(value)) {
    const flat: unknown[] = value.flat(8)
    return flat.every(Number.isFinite) ? (flat as number[]) : undefined
  }
  if (!isObject(value)) return undefined
  const config = own(value, 'config')
  const isArray = ['__numpy__', '__tensor__'].includes(String(own(value, 'class_name')))
  return isArray && isObject(config) ? toNumbers(own(config, 'value')) : undefined
}
