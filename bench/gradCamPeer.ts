import { execFile, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** grad-cam in a process of its own, on VGG16. */
export interface GradCamPeer {
  /** The packages, with their versions. */
  version: string
  /** The milliseconds of a run of a method, or of a pass (`forward`); of so many of the layer's channels, if given. */
  run(method: string, channels?: number): Promise<number>
  stop(): void
}

const script = fileURLToPath(new URL('gradCam.py', import.meta.url))

/** A Python that has grad-cam: that of HEATLENS_TORCH_PYTHON, or one of the path. */
async function findPython(): Promise<string | undefined> {
  for (const python of [process.env.HEATLENS_TORCH_PYTHON, 'python3', '/usr/bin/python3']) {
    if (!python) continue
    const has = await promisify(execFile)(python, ['-c', 'import pytorch_grad_cam']).then(
      () => true,
      () => false,
    )
    if (has) return python
  }
  return undefined
}

/** Starts grad-cam, on one thread; undefined where no Python has it. */
export async function startGradCam(): Promise<GradCamPeer | undefined> {
  const python = await findPython()
  if (!python) return undefined
  const child = spawn(python, [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('grad-cam ended before it had answered.')
    return value as string
  }
  const version = await next()
  return {
    version,
    async run(method, channels) {
      child.stdin.write(`${method}${channels === undefined ? '' : ` ${channels}`}\n`)
      const answer = await next()
      if (!Number.isFinite(Number(answer))) throw new Error(`${method} by grad-cam ${answer}`)
      return Number(answer)
    },
    stop: () => void child.kill(),
  }
}
