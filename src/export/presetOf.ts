import type { Preprocessing } from '../types.ts'

const presets = { 'caffe bgr': 'caffe', '-1..1 rgb': 'tf', 'torch rgb': 'torch' } as const

/** Keras' name of a range of values in the order that it has there; undefined for any other. */
export function presetOf({ values, channels }: Preprocessing): 'caffe' | 'tf' | 'torch' | undefined {
  const key = `${values} ${channels}` as const
  return key in presets ? presets[key as keyof typeof presets] : undefined
}
