import { demandUsual, numbers, type Translation } from './translation.ts'

/** LeViT, under its own names. */
export const levit: Translation = {
  ...{ model: 'levit', rules: [], blocks: [] },
  preset(config) {
    demandUsual(config, { stride: [2], padding: [1], kernel_size: [3] })
    return {}
  },
}

/** CvT, under its own names. */
export const cvt: Translation = {
  ...{ model: 'cvt', rules: [], blocks: [] },
  preset(config) {
    const [ones, twos] = [[[1, 1, 1]], [[2, 2, 2]]]
    demandUsual(config, {
      ...{ patch_stride: [[4, 2, 2]], patch_padding: [[2, 1, 1]], stride_q: ones, stride_kv: twos },
      ...{ padding_q: ones, padding_kv: ones, qkv_projection_method: [['dw_bn', 'dw_bn', 'dw_bn']] },
    })
    const heads = numbers(config, 'num_heads')
    return { ...(heads && { stageHeads: heads }) }
  },
}
