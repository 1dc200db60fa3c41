import type { Engine } from '../../src/network/network.ts'
import { startSimd } from '../../src/network/simd/simdEngine.ts'
import { simdSetup } from '../../src/worker/explainer/simdSetup.ts'

/** Starts the engine that the app uses as `?backend=wasm`, with so many threads; as many as the app takes where that is not said. */
export const startEngine = (threads = simdSetup.threads ?? 1): Promise<Engine> => startSimd({ ...simdSetup, threads })
