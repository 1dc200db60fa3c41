import { valueCount } from '../../graph/shapes/settings.ts'
import { listsOf, MAX_COMPUTED } from '../drafts/constants.ts'
import { OpNodes } from './opNodes.ts'
import type { Constant, Sound, Tensor } from './values.ts'

/** What one node of the file is given. */
export class OpInputs extends OpNodes {
  has(index: number): boolean {
    const value = this.given[index]
    return value !== undefined && value.kind !== 'absent'
  }

  /** An input, which must be there. */
  input(index: number): Sound {
    const value = this.given[index]
    if (value?.kind === 'tensor' || value?.kind === 'constant') return value
    return this.refuse('inputCount', { given: this.given.filter(({ kind }) => kind !== 'absent').length })
  }

  /** An input that follows from the picture. */
  tensor(index: number): Tensor {
    const value = this.input(index)
    if (value.kind !== 'tensor') return this.refuse('shapeUnfit', { shape: value.dims })
    if (value.lowPadding) this.refuse('shapeUnfit', { shape: value.shapes[0] ?? [] })
    return value.flat ? this.unflat(value, value.flat) : value
  }

  /** The same, which may be flat. */
  maybeFlat(index: number): Tensor {
    const value = this.input(index)
    return value.kind === 'tensor' && value.flat ? value : this.tensor(index)
  }

  /** An input that stands in the file, such as weights. */
  constant(index: number): Constant {
    const value = this.input(index)
    return value.kind === 'constant' ? value : this.refuse('weightsComputed', { weights: this.sourceOf(index) })
  }

  /** The numbers of a constant, for each size of picture; throws an obstacle if they are very many. */
  async lists(constant: Constant): Promise<readonly ArrayLike<number>[]> {
    if (valueCount(constant.dims) > MAX_COMPUTED) this.refuse('outputTooLarge', { shape: constant.dims })
    const { stored } = constant
    if (!constant.values && stored?.readExact) constant.values = [await stored.readExact()]
    return listsOf(constant)
  }

  /** A short list of integers, such as axes. Undefined for those that differ with the size of the picture. */
  async integers(index: number): Promise<(number | undefined)[]> {
    const lists = await this.lists(this.constant(index))
    return Array.from(lists[0] ?? [], (value, at) => (lists.every((list) => list[at] === value) ? value : undefined))
  }

  /** Integers that are the same for every size of picture. */
  async known(index: number): Promise<number[]> {
    const all = await this.integers(index)
    return all.map((value) => value ?? this.refuseFree())
  }

  /** Integers that are a setting in older versions, and an input in newer ones; undefined if there are none. */
  async settingOrInput(name: string, index: number): Promise<readonly number[] | undefined> {
    if (this.has(index)) return this.known(index)
    return this.list(name)
  }

  /** One number; undefined if it is left out. */
  async number(index: number): Promise<number | undefined> {
    if (!this.has(index)) return undefined
    const lists = await this.lists(this.constant(index))
    const value = lists[0]?.[0]
    const isOne = lists.every((list) => list.length === 1 && list[0] === value)
    return isOne && value !== undefined
      ? value
      : this.unfit(this.sourceOf(index), Array.from(lists[0] ?? []).slice(0, 8))
  }

  /** Whether nothing but this node takes what the node of an input gives, so that both can be one. */
  isOnlyUser(index: number): boolean {
    const value = this.given[index]
    const name = this.sourceOf(index)
    // Of a tensor that only looks at another's values, those of the other count.
    return value?.kind === 'tensor' && this.around.makerOf(name) === value.draft.def && this.around.usersOf(name) === 1
  }
}
