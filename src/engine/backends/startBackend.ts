import type { Reason } from '../../errors/codes.ts'
import { HeatlensError, isMissingPart } from '../../errors/index.ts'
import type { BackendId } from '../../ids.ts'
import type { BackendChoice } from '../../types.ts'
import type { Engine } from '../engine.ts'
import type { SimdSetup } from '../simd/simdEngine.ts'
import { chooseBackend } from './chooseBackend.ts'
import { backends } from './index.ts'
import { type Machine, probe } from './probe.ts'
import { type Rival, readyFirst } from './readyFirst.ts'

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
  /** Set if the backend runs only because it is ready first. */
  rival?: Rival
}

/**
 * Starts the backend that is ready first, or the wanted one. Throws a `noBackend` error if none does, and a `part` error
 * if a file of a backend does not load.
 */
export async function startBackend({
  simd,
  wanted,
  withoutGpu,
  onLost,
  machine = probe(),
}: BackendRequest): Promise<Running> {
  const { order, rival } = readyFirst(chooseBackend(machine, wanted, withoutGpu), machine.webgl?.renderer)
  for (const [id, reason] of order) {
    try {
      const engine = await backends[id].start(simd, onLost)
      return { choice: { id, reason }, engine, ...(rival && id === order[0]?.[0] && { rival }) }
    } catch (error) {
      // "Cannot run here" would be false: a file is missing.
      if (isMissingPart(error)) throw error
      // Try the next one. The reason shown then names the backend that did not start.
      console.warn(`Heatlens: the backend ${id} did not start.`, error)
    }
  }
  throw wanted ? new HeatlensError('backendNotRunning', { backend: wanted }) : new HeatlensError('noBackend')
}
