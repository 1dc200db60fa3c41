import { runThread, type ThreadSetup } from '../../engine/simd/threadPool.ts'

addEventListener('message', ({ data }: MessageEvent<ThreadSetup>) => {
  postMessage('here')
  runThread(data)
})
