import type { ModelInfo } from '../types.ts'

/** Each layer that can be explained, with what menus show of it: its name and the shape of its output. */
export function layerOptions({ layers, summary }: ModelInfo): (readonly [name: string, text: string])[] {
  const shapes = new Map(summary.map(({ name, outputShape }) => [name, outputShape.join(' × ')]))
  return layers.map((name) => [name, [name, shapes.get(name) ?? []].flat().join(' · ')])
}

/**
 * The layers that a setting names, the target layer first: one, whose name may have commas, or several with commas. Null
 * means the default.
 */
export function layersOf(names: string | null, { layers, targetLayer }: Pick<ModelInfo, 'layers' | 'targetLayer'>) {
  if (names === null) return [targetLayer]
  return layers.includes(names) ? [names] : [...new Set(names.split(','))]
}
