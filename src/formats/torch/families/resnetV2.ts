import type { StoredTensor } from '../../../model/storedNetwork.ts'
import { head } from '../head.ts'
import { relu } from '../layers/activate.ts'
import { add } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { groupNorm, norm } from '../layers/normalize.ts'
import { globalMean, maxPool, pool } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { computed, readAll } from '../views.ts'

/** Each filter less its mean, over its deviation (Qiao 2019); BiT has this epsilon. */
function standardized(stored: StoredTensor): StoredTensor {
  const [filters = 0, ...sides] = stored.shape
  const count = sides.reduce((a, b) => a * b, 1)
  const compute = async () => {
    const values = Float32Array.from(await readAll(stored))
    for (let filter = 0; filter < filters; filter++) {
      const own = values.subarray(filter * count, (filter + 1) * count)
      const mean = own.reduce((sum, value) => sum + value, 0) / count
      const variance = own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count
      const factor = 1 / Math.sqrt(variance + 1e-8)
      for (const [at, value] of own.entries()) own[at] = (value - mean) * factor
    }
    return values
  }
  return { ...computed(stored.shape, compute), name: stored.name }
}

/**
 * ResNet v2 as timm names it, with what is normalised before each convolution: with BatchNorm, with GroupNorm, and BiT,
 * which has GroupNorm, and kernels that are standardised.
 */
export function resnetV2(g: Modules): Value {
  const isDeep = g.has('stem.conv1.weight')
  const isBit = !(isDeep || g.has('norm.running_mean'))
  const convolve = (name: string, x: Value, stride = 1) =>
    conv(g, name, x, { stride, ...(isBit && { kernelOf: standardized }) })
  const active = (name: string, x: Value) => {
    const normed = g.has(`${name}.running_mean`)
      ? norm(g, `${name}.batch_norm`, x, { weights: name })
      : groupNorm(g, `${name}.group_norm`, x, { groups: g.preset.groups ?? 32, weights: name })
    return relu(g, name, normed)
  }
  const shortcut = (name: string, x: Value, stride: number) => {
    if (!isDeep || stride === 1) return convolve(`${name}.conv`, x, stride)
    const settings = { size: 2, ceil: true, countsPadding: false }
    return convolve(`${name}.conv`, pool(g, `${name}.pool`, x, 'average', settings))
  }
  const block = (name: string, x: Value, stride: number) => {
    const isBottleneck = g.has(`${name}.conv3.weight`)
    const before = active(`${name}.norm1`, x)
    const past = g.holds(`${name}.downsample`) ? shortcut(`${name}.downsample`, before, stride) : x
    let inner = convolve(`${name}.conv1`, before, isBottleneck ? 1 : stride)
    inner = convolve(`${name}.conv2`, active(`${name}.norm2`, inner), isBottleneck ? stride : 1)
    if (isBottleneck) inner = convolve(`${name}.conv3`, active(`${name}.norm3`, inner))
    return add(g, name, inner, past)
  }
  let x = isDeep
    ? convolve(
        'stem.conv3',
        active('stem.norm2', convolve('stem.conv2', active('stem.norm1', convolve('stem.conv1', g.input(), 2)))),
      )
    : convolve('stem.conv', g.input(), 2)
  // BiT pads with zeros, which may be greater than what is there.
  x = isBit ? padded(g, x) : maxPool(g, 'stem.pool', x, { size: 3, stride: 2, padding: 1 })
  const stages = g.children('stages')
  if (stages.length === 0) throw new Unfit()
  for (const stage of stages) {
    for (const index of g.children(`stages.${stage}.blocks`)) {
      x = block(`stages.${stage}.blocks.${index}`, x, stage > 0 && index === 0 ? 2 : 1)
    }
  }
  return head(g, 'head.fc', globalMean(g, 'head.global_pool', active('norm', x)))
}

function padded(g: Modules, x: Value): Value {
  const [height = 0, width = 0, channels = 0] = x.shape
  const sides = { top: 1, bottom: 1, left: 1, right: 1 }
  const shape = [height + 2, width + 2, channels]
  const wide = g.node('stem.pad', 'ConstantPad2d', { kind: 'padding2d', ...sides }, [x], shape)
  return maxPool(g, 'stem.pool', wide, { size: 3, stride: 2 })
}
