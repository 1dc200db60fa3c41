import type { Reason } from '../../errors/codes.ts'
import { HeatlensError, isMissingPart } from '../../errors/index.ts'
import type { BackendChoice, BackendId } from '../../types.ts'
import type { Engine } from '../engine.ts'
import type { SimdSetup } from '../simd/simdEngine.ts'
import { chooseBackend } from './chooseBackend.ts'
import { backends } from './index.ts'
import { type Machine, probe } from './probe.ts'

export interface BackendRequest {
  simd: SimdSetup
  /** Overrides the choice. */
  wanted?: BackendId
  /** Why the GPU must not be used. */
  withoutGpu?: Reason
  /** Called if the backend dies later. */
  onLost: () => void
  /** Defaults to what {@link probe} finds. */
  machine?: Machine
}

/** A started backend. */
export interface Running {
  choice: BackendChoice
  engine: Engine
}

/**
 * Starts the best backend that comes up, or the wanted one. Throws a `noBackend` error if none does, and a `part` error
 * if a file of a backend does not load.
 */
export async function startBackend({
  simd,
  wanted,
  withoutGpu,
  onLost,
  machine = probe(),
}: BackendRequest): Promise<Running> {
  for (const [id, reason] of chooseBackend(machine, wanted, withoutGpu)) {
    try {
      const engine = await backends[id].start(simd, onLost)
      return { choice: { id, reason }, engine }
    } catch (error) {
      // "Cannot run here" would be false: a file is missing.
      if (isMissingPart(error)) throw error
      // Try the next one. The reason shown then names the backend that did not start.
      console.warn(`Heatlens: the backend ${id} did not start.`, error)
    }
  }
  throw wanted ? new HeatlensError('backendNotRunning', { backend: wanted }) : new HeatlensError('noBackend')
}
