import { runThread, type ThreadSetup } from '../../network/simd/threadPool.ts'

addEventListener('message', ({ data }: MessageEvent<ThreadSetup>) => {
  postMessage('here')
  runThread(data)
})
