import type { GraphNode } from '../../graph/graph.ts'
import type { Activation, Operation } from '../../graph/operations.ts'
import { type Generation, readActivation } from './activations.ts'
import type { AxesOf, GraphBuilder } from './graphBuilder.ts'
import type { Settings } from './settings.ts'
import { sidesAfter, sidesOf } from './sides.ts'
import type { Argument, Value } from './value.ts'
import type { LayerPlace } from './weights.ts'

/** Names of weights in files, by the names that operations have for them; in the order of the layer's variables. */
export type WeightNames = Readonly<Record<string, readonly string[]>>

interface Emitted {
  inputs?: readonly Value[]
  weights?: Readonly<Record<string, string>>
  rank?: number
  isTurned?: boolean
  /** For a node that is only a part of the layer: added to its name. */
  part?: string
}

type CallParts = Pick<
  LayerCall,
  'name' | 'kindName' | 'place' | 'settings' | 'inputs' | 'generation' | 'builder' | 'args' | 'named'
>

/** Converts [channels, height, width] to [height, width, channels], and back. */
const toLast = [1, 2, 0] as const
const toFirst = [2, 0, 1] as const

/** One use of a layer: what its reader needs to add its nodes to the graph. */
export class LayerCall {
  readonly name: string
  readonly kindName: string
  readonly place: LayerPlace
  readonly settings: Settings
  readonly inputs: readonly Value[]
  readonly generation: Generation
  readonly builder: GraphBuilder
  readonly args: readonly Argument[]
  readonly named: ReadonlyMap<string, Argument>
  /** What an operation gives beside its first output. */
  readonly others: Value[] = []

  constructor(call: CallParts) {
    this.name = call.name
    this.kindName = call.kindName
    this.place = call.place
    this.settings = call.settings
    this.inputs = call.inputs
    this.generation = call.generation
    this.builder = call.builder
    this.args = call.args
    this.named = call.named
  }

  /** The only input; a stand-in for it if there are several, which is reported. */
  get input(): Value {
    const [first = { node: '', rank: 3, isTurned: false }] = this.inputs
    if (this.inputs.length !== 1) this.builder.obstacles.add(this, 'inputCount', { given: this.inputs.length })
    return first
  }

  /** The layer's order of sides: true for channels first, undefined if it does not say. */
  get isChannelsFirst(): boolean | undefined {
    const order = this.settings.get('data_format', 'dim_ordering')
    if (order === 'channels_first' || order === 'th' || order === 'channelsFirst') return true
    return order === 'channels_last' || order === 'tf' || order === 'channelsLast' ? false : undefined
  }

  /** The only input as a picture, in the order of sides that the layer takes. */
  get picture(): Value {
    const { input } = this
    return (this.isChannelsFirst ?? input.isTurned) ? this.turned(input) : this.plain(input)
  }

  /** An argument by its name, or by its place among those without. */
  argument(name: string, index: number): Argument | undefined {
    return this.args[index] ?? this.named.get(name)
  }

  /** A constant by name; undefined if there is none, or it is null. */
  constant(name: string): unknown {
    const arg = this.named.get(name)
    return arg && 'constant' in arg ? (arg.constant ?? undefined) : undefined
  }

  /** Adds a node; by default it takes the layer's own input and keeps its rank. */
  emit(operation: Operation, { inputs = this.inputs, weights = {}, part, ...more }: Emitted = {}): Value {
    const [first] = inputs
    const { rank = first?.rank ?? 1, isTurned = first?.isTurned ?? false } = more
    const { kindName, builder } = this
    const node = part === undefined ? this.name : builder.claim(`${this.name}/${part}`)
    const added: GraphNode = {
      name: node,
      kindName,
      operation,
      inputs: inputs.map((input) => input.node),
      weights,
      ...(part !== undefined && { partOf: this.name }),
    }
    builder.add(added)
    const known = sidesOf(
      added,
      inputs.map((input) => input.sides),
      (tensor) => builder.shapeOf(tensor),
    )
    const sides = known ?? sidesAfter(operation, inputs.length > 1 ? undefined : first?.sides, rank)
    return { node, rank: known?.length ?? rank, isTurned: isTurned && rank === 3, sides }
  }

  /** A value whose node has the author's order of sides. */
  plain(value: Value): Value {
    if (!value.isTurned) return value
    return this.emit({ kind: 'permute', axes: toFirst }, { inputs: [value], isTurned: false, part: 'channels_first' })
  }

  /** A value that the author has as [channels, height, width], and its node as [height, width, channels]. */
  turned(value: Value): Value {
    if (value.isTurned || value.rank !== 3) return value
    return this.emit({ kind: 'permute', axes: toLast }, { inputs: [value], isTurned: true, part: 'channels_last' })
  }

  /** The axis of the node's tensor for an axis of the author's, which counts the batch or is negative. */
  axisOf(value: Value, axis: number): number {
    const own = axis < 0 ? axis + value.rank : axis - 1
    if (own < 0 || own >= value.rank) {
      this.unfit('axis', axis)
      return value.rank - 1
    }
    return value.isTurned ? (toFirst[own] as number) : own
  }

  /**
   * Applies something to the last axis, where it is to work on another one. It is given the part of the layer that its
   * node is then, since the node that turns the axis back has the layer's output.
   */
  withAxisLast(value: Value, axis: number, apply: (value: Value, part: { part?: string }) => Value): Value {
    const own = this.axisOf(value, axis)
    if (own === value.rank - 1) return apply(value, {})
    const axes = Array.from({ length: value.rank }, (_, index) => index)
    const there = [...axes.filter((one) => one !== own), own]
    const moved = this.emit({ kind: 'permute', axes: there }, { inputs: [value], part: 'axis_last' })
    const applied = apply({ ...moved, isTurned: false }, { part: 'along_axis' })
    const back = axes.map((one) => there.indexOf(one))
    return this.emit({ kind: 'permute', axes: back }, { inputs: [applied], isTurned: value.isTurned })
  }

  /**
   * The tensors of the layer's weights, or of a layer in it that is at one of these places; missing ones are reported.
   */
  weights(names: WeightNames, axesOf?: AxesOf, places: readonly LayerPlace[] = [this.place]): Record<string, string> {
    const all = Object.entries(names)
    const found = all.map(([short, aliases], index): [string, string] => {
      const wanted = { aliases, index, of: all.length }
      const name = places.reduce<string | undefined>(
        (known, place) => known ?? this.builder.weight(place, short, wanted, axesOf),
        undefined,
      )
      if (name === undefined) this.builder.obstacles.add(this, 'weightsMissing', { weights: short })
      return [short, name ?? '']
    })
    return Object.fromEntries(found)
  }

  /** The activation that a setting names; an unknown one is reported. */
  activation(setting = 'activation'): Activation {
    const value = this.settings.get(setting)
    const activation = readActivation(value, this.generation)
    if (activation) return activation
    this.builder.obstacles.add(this, 'activationUnknown', { activation: toText(value) })
    return { id: 'linear' }
  }

  /** Reports a setting. */
  unfit(setting: string, value: unknown): void {
    this.builder.obstacles.add(this, 'settingUnfit', { setting, value: toText(value) })
  }
}

/** How a value from a config is quoted. */
export const toText = (value: unknown): string =>
  typeof value === 'string' ? value.slice(0, 200) : (JSON.stringify(value) ?? 'undefined').slice(0, 200)

/** Adds the nodes of a layer, and gives its output. */
export type LayerReader = (call: LayerCall) => Value
export type LayerReaders = Readonly<Record<string, LayerReader>>
