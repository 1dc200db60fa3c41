import type { Distances } from './answers.ts'

/** Runs the network in a folder on WebGL in Chromium and compares its answers with TensorFlow's. */
export async function measureOnWebgl(_folder: string): Promise<Distances> {
  throw new Error('WebGL is not tried yet.')
}
