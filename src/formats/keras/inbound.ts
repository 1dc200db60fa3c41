import { isObject, own } from '../../json.ts'

/** The output of another layer's call. */
export interface Reference {
  layer: string
  /** Index of the call. */
  call: number
  /** Index of the output of that call. */
  output: number
}

/** An argument as a file has it, before the layers that it refers to are read. */
export type Inbound = { reference: Reference } | { list: readonly Inbound[] } | { constant: unknown }

/** The arguments of one call of a layer. */
export interface InboundCall {
  args: readonly Inbound[]
  named: ReadonlyMap<string, Inbound>
  isKeras3: boolean
}

/** Reads the calls of a layer from its `inbound_nodes`, in the forms of Keras 1 to 3. */
export function readInbound(inbound: unknown): InboundCall[] {
  if (!Array.isArray(inbound)) return []
  return inbound.map((call) => (isObject(call) && Object.hasOwn(call, 'args') ? ofKeras3(call) : ofKeras2(call)))
}

/** `{ args: [tensor | [tensors] | constant ...], kwargs: { ... } }`. */
function ofKeras3(call: Readonly<Record<string, unknown>>): InboundCall {
  const args = own(call, 'args')
  const named = own(call, 'kwargs')
  return {
    args: Array.isArray(args) ? args.map((arg) => toInbound(arg)) : [],
    named: new Map(isObject(named) ? Object.entries(named).map(([name, arg]) => [name, toInbound(arg)]) : []),
    isKeras3: true,
  }
}

/** `[[name, call, output, kwargs], ...]`; a TFOpLambda has one bracket less. */
function ofKeras2(call: unknown): InboundCall {
  if (isObject(call) && !Array.isArray(call)) return { args: [toInbound(call)], named: new Map(), isKeras3: false }
  if (!Array.isArray(call)) return { args: [], named: new Map(), isKeras3: false }
  const entries: unknown[] = typeof call[0] === 'string' ? [call] : call
  const named = new Map<string, Inbound>()
  const args = entries.map((entry): Inbound => {
    const kwargs: unknown = Array.isArray(entry) ? entry[3] : undefined
    if (isObject(kwargs)) for (const [name, arg] of Object.entries(kwargs)) named.set(name, toInbound(arg))
    return toInbound(entry)
  })
  return { args, named, isKeras3: false }
}

const MAX_DEPTH = 8

function toInbound(json: unknown, depth = 0): Inbound {
  if (Array.isArray(json)) {
    // Keras 2's way of writing a constant as the first argument.
    if (json[0] === '_CONSTANT_VALUE') return { constant: json[2] }
    const reference = readReference(json)
    if (reference) return { reference }
    if (depth === MAX_DEPTH) return { constant: json }
    return listOrConstant(
      json.map((one) => toInbound(one, depth + 1)),
      json,
    )
  }
  if (!isObject(json)) return { constant: json }
  const config = own(json, 'config')
  if (own(json, 'class_name') === '__keras_tensor__' && isObject(config)) {
    const reference = readReference(own(config, 'keras_history'))
    if (reference) return { reference }
  }
  if (Object.hasOwn(json, 'class_name') || depth === MAX_DEPTH) return { constant: json }
  return listOrConstant(
    byName(json).map(([, one]) => toInbound(one, depth + 1)),
    json,
  )
}

/** What has names is taken in their order. */
const byName = (json: object): [string, unknown][] => Object.entries(json).toSorted(([a], [b]) => (a < b ? -1 : 1))

/** Without references, it is a constant, such as paddings or a slice. */
const listOrConstant = (list: readonly Inbound[], json: unknown): Inbound =>
  referencesIn(list).length > 0 ? { list } : { constant: json }

/** From `[name, call, output, ...]`. */
export function readReference(json: unknown): Reference | undefined {
  if (!Array.isArray(json) || json.length < 3 || json.length > 4) return undefined
  const [layer, call, output] = json
  if (typeof layer !== 'string' || !Number.isInteger(call) || !Number.isInteger(output)) return undefined
  return { layer, call, output }
}

/** All references in arguments, in order. */
export function referencesIn(args: readonly Inbound[]): Reference[] {
  return args.flatMap((arg) => ('reference' in arg ? [arg.reference] : 'list' in arg ? referencesIn(arg.list) : []))
}

/**
 * References with a name of their own, from `input_layers` or `output_layers`: one, a list, or an object, whose order is
 * that of its names, as Keras counts the outputs of a call.
 */
export function readEnds(json: unknown): { name: string; reference: Reference }[] {
  const reference = readReference(json)
  if (reference) return [{ name: reference.layer, reference }]
  if (Array.isArray(json)) return json.slice(0, 1000).flatMap((one) => (isEnd(one) ? readEnds(one) : []))
  if (!isObject(json)) return []
  return byName(json).flatMap(([name, one]) =>
    readEnds(one).map((end, index) => ({ ...end, name: index === 0 ? name : `${name}:${index}` })),
  )
}

/** Lists in lists may be as deep as a file likes. */
const isEnd = (json: unknown) => readReference(json) !== undefined || (isObject(json) && !Array.isArray(json))
