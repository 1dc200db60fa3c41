import { isObject, type JsonObject, own } from '../../json.ts'
import type { Generation } from './activations.ts'
import type { LayerJson } from './config.ts'
import type { GraphBuilder } from './graphBuilder.ts'
import { snakeCase } from './groups.ts'
import { isKerasLayer } from './kerasLayers.ts'
import { LayerCall, type LayerReader, toText } from './layerCall.ts'
import { layerReader, takesNames } from './layers/index.ts'
import { operationReader } from './operations/index.ts'
import { Settings } from './settings.ts'
import { type Argument, type Value, valuesIn } from './value.ts'
import type { LayerPlace } from './weights.ts'
import { wrappedIn } from './wrapped.ts'

/** The arguments of a call, with the outputs that they refer to. */
export interface CallArguments {
  args: readonly Argument[]
  named: ReadonlyMap<string, Argument>
  /** True if the call is written as Keras 3 does. */
  isKeras3: boolean
}

interface Call extends CallArguments {
  layer: LayerJson
  /** The name of the node. */
  name: string
  place: LayerPlace
  generation: Generation
  builder: GraphBuilder
}

/** Adds the nodes of a layer or an operation that is no model. What cannot run is reported, and passed over. */
export function readLayer({ layer: outer, name, place: around, generation, builder, ...given }: Call): Value[] {
  const { args, named } = given
  const inner = wrappedIn(outer)
  const layer = inner ?? outer
  const place = inner ? placeIn(around, inner.name) : around
  const what = kindOf(layer, given)
  const node = { name: builder.claim(name), kindName: what.kindName }
  const report: Report = (setting, value) =>
    builder.obstacles.add(node, 'settingUnfit', { setting, value: toText(numbersOf(value)) })
  const isOperation = what.kind === 'operation'
  const config = isOperation ? { ...layer.config, ...constantsOf(named) } : layer.config
  const isByNames = isOperation || takesNames(what.kindName)
  // A layer's only tensor may have a name: layer(inputs=x).
  const [only] = args.length === 0 ? named.values() : []
  const all = isByNames ? [...args, ...named.values()] : only ? [only] : args
  if (!isByNames) {
    for (const arg of args.slice(1)) {
      if ('constant' in arg && arg.constant !== null && typeof arg.constant !== 'boolean')
        report('argument', arg.constant)
    }
    for (const [setting, arg] of named) {
      const isTensor = arg !== only && !('constant' in arg)
      // Other constants are for training, or inert.
      const isMask =
        'constant' in arg && arg.constant !== null && setting.endsWith('mask') && setting !== 'use_causal_mask'
      if (isTensor || isMask) report(setting, 'constant' in arg ? arg.constant : setting)
    }
  }
  const call = new LayerCall({
    ...node,
    place,
    generation,
    builder,
    args,
    named,
    settings: new Settings(config, report),
    inputs: valuesIn(all),
  })
  // Of a picture whose size is free, single channels only come together again.
  if (call.inputs.some(({ isOneChannel }) => isOneChannel) && !/stack$/i.test(what.kindName)) {
    builder.obstacles.add(node, 'kindUnknown')
  }
  // A batch that is not the first side comes back to its place as sides before it are taken apart.
  if (call.inputs.some(({ batchAt }) => batchAt !== undefined) && !/(?:get_?item|unstack)$/i.test(what.kindName)) {
    builder.obstacles.add(node, 'kindUnknown')
  }
  const isUnmerged = what.kind === 'layer' && reportUnmerged(layer.config, builder, report)
  if (what.reader && !isUnmerged) {
    const value = what.reader(call)
    return [value, ...call.others]
  }
  if (!isUnmerged) builder.obstacles.add(node, what.obstacle)
  return [call.inputs[0] ?? { node: '', rank: 3, isTurned: false }]
}

/** The lists of an array as a description has it, or what is given. */
function numbersOf(value: unknown): unknown {
  const config = isObject(value) ? own(value, 'config') : undefined
  return (isObject(config) ? own(config, 'value') : undefined) ?? value
}

/** What says in which precision a layer computes, of Keras 2 and 3; others quantize. */
const ownPolicies = new Set(['Policy', 'PolicyV1', 'DTypePolicy', 'FloatDTypePolicy', 'DTypePolicyMap'])

/**
 * Reports weights that are not the layer's own: those that Keras 3 quantized, which takes its inputs apart too, and those
 * that LoRA adds to, which an .h5 keeps beside them. A .keras has both together. True if there are any.
 */
function reportUnmerged(config: JsonObject, { weights }: GraphBuilder, report: Report): boolean {
  const dtype = own(config, 'dtype')
  const policy = isObject(dtype) ? own(dtype, 'class_name') : undefined
  const rank = own(config, 'lora_rank') ?? undefined
  if (typeof policy === 'string' && !ownPolicies.has(policy)) report('dtype', policy)
  else if (rank !== undefined && weights.keepsLoraApart) report('lora_rank', rank)
  else return false
  return true
}

type Report = (setting: string, value: unknown) => void

const placeIn = (wrapper: LayerPlace, name: string): LayerPlace => ({
  names: [...wrapper.names, name],
  group: `${wrapper.group}/layer`,
  wrapper,
})

/** Operations have their settings in the call (Keras 2) or in their config (Keras 3). */
function constantsOf(named: ReadonlyMap<string, Argument>): Record<string, unknown> {
  const entries = [...named].flatMap(([name, arg]) => ('constant' in arg ? [[name, arg.constant] as const] : []))
  return Object.fromEntries(entries)
}

interface Kind {
  kind: 'layer' | 'operation'
  kindName: string
  reader?: LayerReader | undefined
  obstacle: 'pythonCode' | 'ownClass' | 'kindUnknown'
}

/** Tells what a layer is. */
function kindOf(layer: LayerJson, { args, isKeras3 }: CallArguments): Kind {
  const { module, config } = layer
  const isOwn = layer.className.includes('>') || String(layer.registeredName ?? '').includes('>')
  const className = layer.className.slice(layer.className.indexOf('>') + 1)
  const of = (kind: Kind['kind'], kindName: string, reader?: LayerReader): Kind => ({
    kind,
    kindName,
    reader,
    obstacle: 'kindUnknown',
  })
  if (isOwn) return { kind: 'layer', kindName: className, obstacle: 'ownClass' }
  if (className === 'Lambda') return { kind: 'layer', kindName: className, obstacle: 'pythonCode' }
  if (className === 'TFOpLambda' || className === 'SlicingOpLambda') {
    const name = String(own(config, 'function') ?? own(config, 'name') ?? className)
    return of('operation', `tf.${name}`, operationReader(name))
  }
  const fromModule = typeof module === 'string'
  const isOperation = fromModule
    ? /^keras\.(src\.)?ops\b/.test(module)
    : isKeras3 && isBareOperation(className, config, args)
  if (isOperation) return of('operation', `keras.ops.${snakeCase(className)}`, operationReader(className))
  const reader = layerReader(className)
  if (reader || isKerasLayer(className)) return of('layer', className, reader)
  const isKeras = fromModule && /^(tf_)?keras\b/.test(module)
  return { kind: 'layer', kindName: className, obstacle: isKeras ? 'kindUnknown' : 'ownClass' }
}

/**
 * Keras 3's .h5 names no modules, and some classes exist as a layer and as an operation: the layer is called with one
 * list, the operation with two arguments.
 */
function isBareOperation(className: string, config: LayerJson['config'], args: readonly Argument[]): boolean {
  if (!operationReader(className)) return false
  if (!layerReader(className)) return true
  if (className === 'Reshape') return Object.hasOwn(config, 'newshape')
  const isMerging = ['Add', 'Subtract', 'Multiply', 'Maximum', 'Minimum'].includes(className)
  return isMerging && args.length > 1
}
