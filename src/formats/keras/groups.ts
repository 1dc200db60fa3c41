import type { LayerJson } from './config.ts'

/** As Keras does: `TrueDivide` is `true_divide`, `UpSampling2D` is `up_sampling2d`, `PReLU` is `p_re_lu`. */
export const snakeCase = (className: string): string =>
  className
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()

/** Classes that have another name in code than in a description. */
const classes = new Map([
  ['Model', 'Functional'],
  ['GroupQueryAttention', 'GroupedQueryAttention'],
])

/** The groups of a model's layers in Keras 3's weights: classes in snake case, numbered in the order of the layers. */
export function groupsOf(layers: readonly LayerJson[], around: string): string[] {
  const counts = new Map<string, number>()
  return layers.map(({ className, module }) => {
    // Operations are not layers, whatever they are called.
    if (typeof module === 'string' && /^keras\.(src\.)?ops\b/.test(module)) return ''
    const name = snakeCase(classes.get(className) ?? className)
    const count = counts.get(name) ?? 0
    counts.set(name, count + 1)
    return `${around}/layers/${name}${count > 0 ? `_${count}` : ''}`
  })
}
