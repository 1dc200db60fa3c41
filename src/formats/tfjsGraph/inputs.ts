import type { Draft } from '../drafts/draft.ts'
import type { GraphWriter } from '../drafts/graphWriter.ts'
import { Attributes } from './attributes.ts'
import type { NodeDef } from './graphDef.ts'
import type { Port } from './signature.ts'
import type { Tensor } from './values.ts'

/** Sizes with which a network that takes pictures of any size is tried: what is the same for both is known. */
const TRIED = [224, 512]

type Sides = readonly (number | null)[]

const isPictures = (side: number | null | undefined) => side === 1 || side === 3

/** A placeholder: a picture, or a list of numbers. */
export interface Input {
  tensor: Tensor
  /** How many pictures it takes at once, where the file says so. */
  batch?: number
}

/** The shape of a placeholder: by itself, by the signature, or that of any picture. */
function sidesOf(def: NodeDef, port: Port | undefined): Sides {
  const attr = new Attributes(def.attr, () => {
    throw new RangeError(def.name)
  })
  const own = attr.shape('shape')
  const told = own && own.length > 0 ? own : port?.shape
  return told && told.length > 0 ? told : [null, null, null, null]
}

/**
 * Adds the node of a placeholder. Without a batch of its own a picture gets it by ExpandDims. `channels` is how many
 * the first convolution takes.
 */
export function addInput(
  def: NodeDef,
  port: Port | undefined,
  channels: number | undefined,
  writer: GraphWriter,
): Input {
  const sides = sidesOf(def, port)
  const isAlone = sides.length === 3 && isPictures(sides[2])
  const [batch, ...own] = isAlone ? [null, ...sides] : sides
  const isTurned = own.length === 3 && isPictures(own[0]) && !isPictures(own[2])
  const [first = null, second = null, third = null] = own
  const turned = isTurned ? [second, third, first] : own
  const shape = turned.map((side, axis) =>
    side === null && axis === 2 && turned.length === 3 ? (channels ?? 3) : side === 0 ? null : side,
  )
  const draft: Draft = { def, operation: { kind: 'input', shape }, inputs: [], weights: {} }
  writer.addUnchecked(draft)
  const tried = shape.includes(null) ? TRIED : TRIED.slice(0, 1)
  const shapes = tried.map((size) => shape.map((side) => side ?? size))
  const leading = isAlone ? 'none' : 'batch'
  return {
    tensor: { kind: 'tensor', draft, shapes, leading, isTurned },
    ...(batch !== null && batch !== undefined && batch > 0 && { batch }),
  }
}
