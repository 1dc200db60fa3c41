import type { Running } from '../../engine/backends/startBackend.ts'
import type { Engine, Network } from '../../engine/engine.ts'
import type { Notice } from '../../errors/codes.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import { hasRoomForTwo } from '../../model/package/demandRoom.ts'
import type { ModelPackage } from '../../model/package/openPackage.ts'
import type { LoadProgress } from '../../types.ts'
import type { OpenedNetwork } from './explainer.ts'

/** The network that answers. */
export interface Loaded {
  about: ModelPackage
  plan: NetworkPlan
  network: Network
  /** Whether its engine can lose its data: see `checkFinite`. */
  canBeLost: boolean
}

/** Gives an engine all weights of a package. Throws `load`, `format` and `device` errors. */
export async function loadNetwork(
  model: ModelPackage,
  plan: NetworkPlan,
  engine: Engine,
  onProgress: (progress: LoadProgress) => void,
): Promise<Network> {
  const network = await engine.build(plan, model.tensors)
  try {
    const blocks = model.loadTensors(onProgress, ({ name }) => network.rowsPerBlock(name))
    for await (const block of blocks) await network.take(block)
    return network
  } catch (error) {
    network.dispose()
    throw error
  }
}

/** The backend that runs a network, and its rival if there is room to try both. */
export function backendOf(
  { choice, rival }: Running,
  { bytes }: ModelPackage,
  plan: NetworkPlan,
): Pick<OpenedNetwork, 'backend' | 'rival'> {
  if (!rival) return { backend: choice }
  if (hasRoomForTwo(bytes, plan.bytes)) return { backend: choice, rival }
  return { backend: { id: choice.id, reason: { code: 'tooLargeForTwo', parameters: {} } as const } }
}

/** Says that there is no space on the device for the files of a package. */
export const notKept = ({ name }: ModelPackage): Notice => ({ code: 'networkNotKept', parameters: { network: name } })
