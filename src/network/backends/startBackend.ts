import type { Reason } from '../../errors/codes.ts'
import { HeatlensError, isMissingPart } from '../../errors/index.ts'
import type { BackendChoice, BackendId } from '../../types.ts'
import type { Engine } from '../network.ts'
import type { SimdSetup } from '../simd/simdEngine.ts'
import { chooseBackend } from './chooseBackend.ts'
import { backends } from './index.ts'
import { type Machine, probe } from './probe.ts'

export interface BackendRequest {
  simd: SimdSetup
  /** Overrides the choice. */
  wanted?: BackendId
  /** Why the graphics processor is to be left alone. */
  withoutGpu?: Reason
  /** Called if the backend dies later. */
  onLost: () => void
  /** What the machine has; asked of the browser where it is not given. */
  machine?: Machine
}

/** A backend that has started. */
export interface Running {
  choice: BackendChoice
  engine: Engine
}

/** Starts the best backend that comes up, or the wanted one. Throws a `noBackend` error where none does, and a `part` error where its file does not come. */
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
      // That it cannot run here would not be true.
      if (isMissingPart(error)) throw error
      // The next one is tried; the reason that is shown then names what did not start.
      console.warn(`Heatlens: the backend ${id} did not start.`, error)
    }
  }
  throw wanted ? new HeatlensError('backendNotRunning', { backend: wanted }) : new HeatlensError('noBackend')
}
