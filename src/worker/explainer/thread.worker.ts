import { type Invitation, join } from '../../network/simd/team.ts'

addEventListener('message', ({ data }: MessageEvent<Invitation>) => {
  postMessage('here')
  join(data)
})
