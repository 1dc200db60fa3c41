import type { CamContext } from './context.ts'
import { fuse, type Plane } from './fuse.ts'
import { inOrder } from './inOrder.ts'
import type { CamMap, CamMethod } from './method.ts'
import { firstComponent } from './principal.ts'

/** The contrasts of the pictures of the smoothing `flips`. */
const CONTRASTS = [1, 0.9, 1.1]

/** The pictures of the smoothing `flips`: each contrast, mirrored and not. */
export const FLIPS = 2 * CONTRASTS.length

/**
 * The map of a question's method, smoothed and fused over its layers. `eigen`: the first principal component of what the
 * method adds up, for methods that add up. `flips`: the mean over the picture and its mirror image, at three contrasts
 * each (grad-cam's aug_smooth). Maps of pictures and of layers become one at the size of the picture: see {@link fuse}.
 */
export async function mapOf(context: CamContext, method: CamMethod): Promise<CamMap> {
  return context.question.smoothing === 'flips' ? meanOfFlips(context, method) : overLayers(context, method)
}

async function overLayers(context: CamContext, method: CamMethod): Promise<CamMap> {
  const { plan, question } = context
  const layers = inOrder(plan, [question.layer, ...(question.furtherLayers ?? [])])
  if (method.fusesLayers || layers.length === 1) return smoothed(context, method)
  const maps: Plane[] = []
  const soFar = (): CamMap => ({
    ...fuse(maps, sizeOf(context), question.fusion ?? 'mean'),
    ...{ isAbsolute: true, isScaled: true },
  })
  for (const layer of layers) {
    context.signal?.throwIfAborted()
    maps.push(await smoothed(layer === question.layer ? silent(context) : context.at(layer), method))
    context.onProgress({ done: maps.length, total: layers.length, map: soFar() })
  }
  return soFar()
}

async function smoothed(context: CamContext, method: CamMethod): Promise<CamMap> {
  const map = await method.run(context)
  if (context.question.smoothing !== 'eigen' || !map.products) return map
  const { height, width } = map
  const products = map.products()
  const channels = products.length / (height * width)
  return { ...map, values: firstComponent({ height, width, channels, values: products }) }
}

async function meanOfFlips(context: CamContext, method: CamMethod): Promise<CamMap> {
  const { plan, question, inputs, onProgress, signal } = context
  const [picture = new Float32Array(), ...others] = inputs
  const [, width = 1, channels = 1] = plan.inputs[0]?.shape ?? []
  const [first] = inOrder(plan, [question.layer, ...(question.furtherLayers ?? [])])
  let sum: Plane | undefined
  for (let done = 0; done < FLIPS; done++) {
    signal?.throwIfAborted()
    const contrast = CONTRASTS[done % CONTRASTS.length] as number
    const isMirrored = done >= CONTRASTS.length
    const other = (isMirrored ? mirrored(picture, width, channels) : picture).map((value) => value * contrast)
    const own =
      done === 0
        ? await overLayers(silent(context), method)
        : await context.about([other, ...others], (about) => overLayers(about, method), first)
    const map = own.isScaled && !method.fusesLayers ? own : fuse([own], sizeOf(context), 'mean')
    const values = isMirrored ? mirrored(map.values, map.width, 1) : map.values
    const before = sum
    sum = { ...map, values: before ? values.map((value, at) => value + (before.values[at] as number)) : values }
    onProgress({ done: done + 1, total: FLIPS, map: meanOf(sum, done + 1) })
  }
  return meanOf(sum as Plane, FLIPS)
}

/** The size of the picture that the network takes. */
function sizeOf({ plan: { inputs } }: CamContext): Omit<Plane, 'values'> {
  const [height = 1, width = 1] = inputs[0]?.shape ?? []
  return { height, width }
}

/** The same, of which nobody hears how far it is. */
const silent = (context: CamContext): CamContext => ({ ...context, onProgress: () => {} })

const meanOf = ({ height, width, values }: Plane, count: number): CamMap => ({
  ...{ height, width, isAbsolute: true, isScaled: true },
  values: values.map((value) => value / count),
})

/** Rows of cells of so many values, from right to left. */
function mirrored<Values extends Float32Array | Float64Array>(values: Values, width: number, channels: number): Values {
  const turned = values.slice() as Values
  for (let at = 0; at < values.length; at++) {
    const cell = Math.floor(at / channels)
    const column = cell % width
    turned[at] = values[(cell - column + (width - 1 - column)) * channels + (at % channels)] as number
  }
  return turned
}
