import type { ObstacleReason, Rest } from '../../errors/obstacles.ts'
import { refuse } from '../../graph/obstacles.ts'
import { valueCount } from '../../graph/shapes/settings.ts'
import { listsOf, MAX_COMPUTED } from '../drafts/constants.ts'
import type { Constant, Origin } from '../drafts/draft.ts'
import type { GraphWriter } from '../drafts/graphWriter.ts'
import { Attributes } from './attributes.ts'
import type { NodeDef } from './graphDef.ts'
import type { Sound, Tensor } from './values.ts'

/** What a reader knows of the nodes around. */
export interface Surroundings {
  writer: GraphWriter
  /** How many nodes and outputs of the network take what a node gives. */
  users: ReadonlyMap<Origin, readonly NodeDef[]>
  /** The constant of an input of another node, if it is one that has been read. */
  constantOf(node: NodeDef, input: number): Constant | undefined
}

/** What may stand between a dilated convolution and the BatchToSpaceND behind it. */
const eachValue = new Set([
  ...['BatchToSpaceND', 'BiasAdd', 'Add', 'AddV2', 'Sub', 'Mul', 'RealDiv', 'Relu', 'Relu6', 'Elu', 'Selu', 'Prelu'],
  ...['LeakyRelu', 'Sigmoid', 'Tanh', 'FusedBatchNorm', 'FusedBatchNormV2', 'FusedBatchNormV3', 'Identity'],
])

/** What one node of the file is given, and how it is refused. */
export class OpInputs {
  readonly def: NodeDef
  readonly given: readonly Sound[]
  readonly attr: Attributes
  readonly around: Surroundings
  /** How many pictures the network takes at once, where the file says so. */
  readonly batch: number | undefined

  constructor(def: NodeDef, given: readonly Sound[], around: Surroundings, batch: number | undefined) {
    this.def = def
    this.given = given
    this.around = around
    this.batch = batch
    this.attr = new Attributes(def.attr, (setting, value) =>
      this.refuse('settingUnfit', { setting, value: (JSON.stringify(value) ?? 'undefined').slice(0, 200) }),
    )
  }

  /** The file's name of what an input comes from; a node may give several things. */
  sourceOf(index: number): string {
    const { node = '', output = 0 } = this.def.inputs[index] ?? {}
    return output === 0 ? node : `${node}:${output}`
  }

  get #named() {
    return { name: this.def.name, kindName: this.def.op }
  }

  /** Throws the obstacle of this node. */
  refuse<Id extends ObstacleReason>(reason: Id, ...parameters: Rest<Id>): never {
    return refuse(this.#named, reason, ...parameters)
  }

  /** Throws the obstacle of something that follows from the size of the picture, and would have to be known. */
  refuseFree(): never {
    return refuse(this.#named, 'sizeFree')
  }

  unfit(setting: string, value: unknown): never {
    return this.refuse('settingUnfit', { setting, value: JSON.stringify(value) ?? 'undefined' })
  }

  /** An input, which must be there. */
  input(index: number): Sound {
    return this.given[index] ?? this.refuse('inputCount', { given: this.given.length })
  }

  /** An input that follows from the picture. */
  tensor(index: number): Tensor {
    const value = this.input(index)
    if (value.kind !== 'tensor') return this.refuse('shapeUnfit', { shape: value.dims })
    // Only what knows of them may see these.
    const { spaced, lowPadding } = value
    const isCut = spaced && !(spaced.isDone && eachValue.has(this.def.op))
    if (lowPadding || isCut) this.refuse('shapeUnfit', { shape: value.shapes[0] ?? [] })
    return value
  }

  /** An input that stands in the file, such as weights. */
  constant(index: number): Constant {
    const value = this.input(index)
    return value.kind === 'constant' ? value : this.refuse('weightsMissing', { weights: this.sourceOf(index) })
  }

  /** The numbers of a constant, for each size of picture; throws an obstacle if they are very many. */
  async lists(constant: Constant): Promise<readonly ArrayLike<number>[]> {
    if (valueCount(constant.dims) > MAX_COMPUTED) this.refuse('outputTooLarge', { shape: constant.dims })
    return listsOf(constant)
  }

  /** A short list of integers, such as axes. Undefined for those that differ with the size of the picture. */
  async integers(index: number): Promise<(number | undefined)[]> {
    const constant = this.constant(index)
    const lists = await this.lists(constant)
    return Array.from(lists[0] ?? [], (value, at) => {
      const same = lists.every((list) => list[at] === value)
      if (same && !Number.isSafeInteger(value)) this.unfit(this.sourceOf(index), value)
      return same ? value : undefined
    })
  }

  /** Integers that are the same for every size of picture. */
  async known(index: number): Promise<number[]> {
    const all = await this.integers(index)
    return all.map((value) => value ?? this.refuseFree())
  }

  /** Whether nothing but this node takes what the node of an input gives, so that both can be one. */
  isOnlyUser(index: number): boolean {
    const value = this.given[index]
    if (value?.kind !== 'tensor' || value.draft.def.name !== this.def.inputs[index]?.node) return false
    return this.around.users.get(value.draft.def)?.length === 1
  }
}
