import type { ObstacleReason, Rest } from '../../errors/obstacles.ts'
import { refuse } from '../../graph/obstacles.ts'
import type { Origin } from '../drafts/draft.ts'
import type { Attribute, NodeProto } from './modelProto.ts'
import type { Surroundings } from './surroundings.ts'
import type { Value } from './values.ts'

/** One node of the file: its settings, and what is wrong with them. */
export class OpSettings {
  readonly node: NodeProto
  readonly given: readonly Value[]
  readonly around: Surroundings
  protected readonly origin: Origin

  constructor(node: NodeProto, origin: Origin, given: readonly Value[], around: Surroundings) {
    this.node = node
    this.given = given
    this.around = around
    this.origin = origin
  }

  get opset(): number {
    return this.around.opset
  }

  /** The file's name of what an input comes from. */
  sourceOf(index: number): string {
    return this.node.inputs[index] ?? ''
  }

  get named() {
    return { name: this.origin.name, kindName: this.origin.op }
  }

  /** Throws the obstacle of this node. */
  refuse<Id extends ObstacleReason>(reason: Id, ...parameters: Rest<Id>): never {
    return refuse(this.named, reason, ...parameters)
  }

  /** Throws the obstacle of something that follows from the size of the picture, and would have to be known. */
  refuseFree(): never {
    return refuse(this.named, 'sizeFree')
  }

  unfit(setting: string, value: unknown): never {
    return this.refuse('settingUnfit', { setting, value: (JSON.stringify(value) ?? 'undefined').slice(0, 200) })
  }

  attribute(name: string): Attribute | undefined {
    return this.node.attributes.get(name)
  }

  float(name: string, otherwise: number): number {
    const found = this.attribute(name)
    const value = found?.float ?? found?.integer ?? otherwise
    return Number.isNaN(value) ? this.unfit(name, value) : value
  }

  integer(name: string, otherwise: number): number {
    const value = this.attribute(name)?.integer ?? otherwise
    return Number.isSafeInteger(value) ? value : this.unfit(name, value)
  }

  flag(name: string, otherwise = 0): boolean {
    return this.integer(name, otherwise) !== 0
  }

  text(name: string, otherwise: string): string {
    return this.attribute(name)?.text ?? otherwise
  }

  /** A list of integers; undefined if it is not there. */
  list(name: string): readonly number[] | undefined {
    const found = this.attribute(name)
    if (!found) return undefined
    return found.integers.every(Number.isSafeInteger) ? found.integers : this.unfit(name, found.integers)
  }

  /** A pair of sizes: both are counts. */
  pair(name: string): readonly [number, number] {
    const list = this.list(name) ?? []
    if (list.length === 0) return [1, 1]
    const [rows = 1, columns = 1] = list
    if (list.length !== 2 || rows < 1 || columns < 1) this.unfit(name, list)
    return [rows, columns]
  }

  /** An axis of a tensor of so many sides, counted from the front. */
  axis(given: number, rank: number): number {
    const axis = given < 0 ? given + rank : given
    return Number.isInteger(axis) && axis >= 0 && axis < rank ? axis : this.unfit('axis', given)
  }
}
