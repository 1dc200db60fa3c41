import '@tensorflow/tfjs-backend-cpu'
import { setBackend } from '@tensorflow/tfjs-core'

/** Starts TF.js' JavaScript backend: slow, runs anywhere, and is what the others are compared with. */
export async function startCpu(): Promise<void> {
  await setBackend('cpu')
}
