// Values of unions in `types.ts` that nothing asks for before the first result: in a file of their own, which the first
// files of the page do without.

/** The metrics, in the order of the page. */
export const metricIds = [
  'averageDrop',
  'increase',
  'insertion',
  'deletion',
  'roadMorf',
  'roadLerf',
  'roadCombined',
  'arcc',
  'sparseness',
  'stability',
  'sanity',
] as const

export const valueRanges = ['0..1', '-1..1', '0..255', 'torch', 'caffe', 'custom'] as const

export const channelOrders = ['rgb', 'bgr', 'grey'] as const

export const resizeRules = ['nearest', 'bilinear', 'bicubic', 'area'] as const

export const fits = ['stretch', 'centre-crop', 'short-side'] as const
