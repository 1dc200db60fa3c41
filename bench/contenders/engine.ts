import type { Engine } from '../../src/engine/engine.ts'
import { startSimd } from '../../src/engine/simd/simdEngine.ts'
import { simdSetup } from '../../src/worker/explainer/simdSetup.ts'

/** Starts the engine that the app uses for `?backend=wasm`, with a number of threads; by default the app's. */
export const startEngine = (threads = simdSetup.threads ?? 1): Promise<Engine> => startSimd({ ...simdSetup, threads })
