import '@tensorflow/tfjs-backend-cpu'
import { setBackend } from '@tensorflow/tfjs-core'
import type { Engine } from '../engine.ts'
import { tfjsEngine } from '../tfjs/tfjsEngine.ts'

/** Starts TF.js' JavaScript backend: slow, runs anywhere, and is the reference for the others. */
export async function startCpu(): Promise<Engine> {
  await setBackend('cpu')
  return tfjsEngine({})
}
