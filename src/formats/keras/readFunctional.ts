import { own } from '../../json.ts'
import { type LayerJson, layersOf } from './config.ts'
import { groupsOf } from './groups.ts'
import { type Inbound, type InboundCall, type Reference, readEnds, readInbound, referencesIn } from './inbound.ts'
import type { ModelOutput, ModelPlace, ModelReader } from './readModel.ts'
import type { Argument, Value } from './value.ts'

/** A layer with its calls. */
interface Entry {
  layer: LayerJson
  group: string
  calls: readonly InboundCall[]
  /** What is taken off the indexes of calls: Keras 2 counts a call that a nested model has of itself. */
  offset: number
  /** The outputs of each call that has been read. */
  outputs: (readonly Value[] | 'reading' | undefined)[]
}

/** A call whose inputs are being read. */
interface Frame {
  entry: Entry
  call: number
  pending: Reference[]
}

/** Reads the layers of a functional model in the order of its layers, or earlier where another one needs them. */
export function readFunctional(
  reader: ModelReader,
  model: LayerJson,
  place: ModelPlace,
  given?: readonly Value[],
): ModelOutput[] {
  const { obstacles } = reader.builder
  const layers = layersOf(model)
  const groups = groupsOf(layers, place.group)
  const entries = new Map<string, Entry>()
  for (const [index, layer] of layers.entries()) {
    if (entries.has(layer.name)) obstacles.add({ name: layer.name, kindName: layer.className }, 'nameTwice')
    else entries.set(layer.name, entryOf(layer, groups[index] as string))
  }
  const inputs = readEnds(own(model.config, 'input_layers'))
  const isInput = ({ layer }: Entry) => layer.className === 'InputLayer'
  const inputNames = inputs.length > 0 ? inputs.map(({ reference }) => reference.layer) : allInputs(entries, isInput)
  for (const [index, name] of inputNames.entries()) {
    const entry = entries.get(name)
    if (!entry) continue
    const value = given ? given[index] : reader.addInput(name, 'InputLayer', entry.layer)
    if (value) entry.outputs[0] = [value]
    else obstacles.add(nodeOf(entry, place), 'inputCount', { given: given?.length ?? 0 })
  }
  setOffsets(
    entries,
    readEnds(own(model.config, 'output_layers')).map(({ reference }) => reference),
  )

  const placeholder: Value = { node: '', rank: 3, isTurned: false }
  const find = (reference: Reference): { entry: Entry; call: number } | undefined => {
    const entry = entries.get(reference.layer)
    if (!entry) return undefined
    const count = Math.max(entry.calls.length, isInput(entry) ? 1 : 0)
    const call = count === 1 ? 0 : reference.call - entry.offset
    return call >= 0 && call < count ? { entry, call } : undefined
  }
  const outputOf = (reference: Reference, by: { name: string; kindName: string }): Value => {
    const found = find(reference)
    const outputs = found?.entry.outputs[found.call]
    const value = Array.isArray(outputs) ? (outputs as readonly Value[])[reference.output] : undefined
    if (!value) obstacles.add(by, 'inputUnknown', { input: reference.layer })
    return value ?? placeholder
  }

  const read = (entry: Entry, call: number) => {
    const node = nodeOf(entry, place)
    const resolve = (arg: Inbound): Argument => {
      if ('reference' in arg) return { value: outputOf(arg.reference, node) }
      return 'list' in arg ? { list: arg.list.map(resolve) } : arg
    }
    const inbound = entry.calls[call] as InboundCall
    const use = call === 0 ? entry.layer.name : `${entry.layer.name}:${call}`
    entry.outputs[call] = reader.readUse(entry.layer, entry.group, use, place, {
      args: inbound.args.map(resolve),
      named: new Map([...inbound.named].map(([name, arg]) => [name, resolve(arg)])),
      isKeras3: inbound.isKeras3,
    })
  }

  const stack: Frame[] = []
  const enter = (entry: Entry, call: number) => {
    entry.outputs[call] = 'reading'
    const { args, named } = entry.calls[call] as InboundCall
    stack.push({ entry, call, pending: referencesIn([...args, ...named.values()]).toReversed() })
  }
  for (const start of entries.values()) {
    for (let call = 0; call < start.calls.length; call++) {
      if (start.outputs[call]) continue
      enter(start, call)
      // A loop in place of recursion: a chain may be as long as a file likes.
      for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
        const reference = frame.pending.pop()
        if (!reference) {
          stack.pop()
          read(frame.entry, frame.call)
          continue
        }
        const found = find(reference)
        if (!found) continue
        const state = found.entry.outputs[found.call]
        if (state === undefined) {
          if (found.entry.calls[found.call]) enter(found.entry, found.call)
        } else if (state === 'reading') {
          const from = stack.findIndex(({ entry, call: one }) => entry === found.entry && one === found.call)
          const through = stack.slice(from).map(({ entry }) => entry.layer.name)
          obstacles.add(nodeOf(found.entry, place), 'circle', {
            through: [...through.slice(1), found.entry.layer.name],
          })
          obstacles.throwIfAny()
        }
      }
    }
  }

  const ends = readEnds(own(model.config, 'output_layers'))
  if (ends.length > 0) {
    const by = { name: place.uses.join('/') || model.name, kindName: model.className }
    return ends.map(({ name, reference }) => ({ name, value: outputOf(reference, by) }))
  }
  const last = [...entries.values()].at(-1)
  const values = last?.outputs.at(-1)
  return Array.isArray(values) ? values.map((value) => ({ name: last?.layer.name ?? '', value })) : []
}

function entryOf(layer: LayerJson, group: string): Entry {
  const calls = layer.className === 'InputLayer' ? [] : readInbound(layer.inbound)
  return { layer, group, calls, offset: 0, outputs: [] }
}

const allInputs = (entries: ReadonlyMap<string, Entry>, isInput: (entry: Entry) => boolean) =>
  [...entries.values()].filter(isInput).map(({ layer }) => layer.name)

const nodeOf = ({ layer }: Entry, place: ModelPlace) => ({
  name: [...place.uses, layer.name].join('/'),
  kindName: layer.className,
})

/** Keras 2 counts the call in which a nested model was built, though it belongs to no other model. */
function setOffsets(entries: ReadonlyMap<string, Entry>, outputs: readonly Reference[]): void {
  const all = [...entries.values()].flatMap(({ calls }) =>
    calls.flatMap(({ args, named }) => referencesIn([...args, ...named.values()])),
  )
  for (const { layer, call } of [...all, ...outputs]) {
    const entry = entries.get(layer)
    if (entry) entry.offset = Math.max(entry.offset, Math.min(call + 1 - entry.calls.length, 1))
  }
}
