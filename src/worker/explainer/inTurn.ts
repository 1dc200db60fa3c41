import { unlessAborted } from '../../async/abort.ts'
import { serial } from '../../async/serial.ts'
import { HeatlensError } from '../../errors/index.ts'

/**
 * Runs jobs one after another, so that no two share tensors. `isLost` tells whether the engine has lost its data (true:
 * look closely). Reads from a lost WebGL context never settle, so a loss, which `onLost` reports, ends every job with a
 * `lost` error.
 */
export function createTurns(isLost: (closely: boolean) => boolean) {
  const oneByOne = serial()
  const loss = new AbortController()
  const onLost = () => {
    loss.abort(new HeatlensError('gpuReset'))
  }
  const inTurn = <T>(job: () => Promise<T>): Promise<T> =>
    oneByOne(async () => {
      loss.signal.throwIfAborted()
      try {
        return await unlessAborted(job(), loss.signal)
      } finally {
        // Reads after a loss may give zeros or any error, and the event arrives a moment later.
        if (isLost(true)) onLost()
        loss.signal.throwIfAborted()
      }
    })
  return { inTurn, onLost }
}
