import { arriveMore } from '../../engine/simd/arriveMore.ts'
import { runThread, type ThreadSetup } from '../../engine/simd/threadPool.ts'

addEventListener('message', async ({ data }: MessageEvent<ThreadSetup>) => {
  try {
    const more = await arriveMore(data.outline.nodes)
    postMessage('here')
    runThread(data, more)
  } catch (error) {
    // Told as an error of the worker, which a rejection is not.
    reportError(error)
  }
})
