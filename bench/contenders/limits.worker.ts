import { expose } from 'comlink'
import { BYTES_PER_TURN, MULTIPLIES_PER_TURN, multiplyModule, readModule } from './assemble.ts'
import { type Contender, type Tasks, timed } from './contender.ts'

const PAGE_BYTES = 2 ** 16

type Run = (...values: number[]) => number

let once: () => number

async function instantiate(bytes: Uint8Array<ArrayBuffer>): Promise<{ run: Run; memory: WebAssembly.Memory }> {
  if (!WebAssembly.validate(bytes)) throw new Error('This browser has no relaxed SIMD.')
  const { instance } = await WebAssembly.instantiate(bytes)
  return instance.exports as { run: Run; memory: WebAssembly.Memory }
}

/** The machine's peak rates, which no engine can exceed. */
expose({
  async start(task) {
    if ('multiplies' in task) {
      const { run } = await instantiate(multiplyModule())
      const turns = Math.round(task.multiplies / MULTIPLIES_PER_TURN)
      once = () => run(turns, 1e-3, 1e-3)
    } else {
      const { run, memory } = await instantiate(readModule(Math.ceil(task.bytes / PAGE_BYTES)))
      // Pages never written to all map to one page of zeros.
      new Uint8Array(memory.buffer).forEach((_, index, bytes) => {
        bytes[index] = index
      })
      once = () => run(Math.floor(task.bytes / BYTES_PER_TURN) * BYTES_PER_TURN)
    }
  },
  run: () =>
    timed(() => {
      if (!Number.isFinite(once())) throw new Error('What the machine multiplied is not a number.')
    }),
  answer: async () => new Float32Array(),
} satisfies Contender<Tasks['multiply'] | Tasks['read']>)
