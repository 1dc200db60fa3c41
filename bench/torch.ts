import { execFile, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Entrant } from './turns.ts'

const script = fileURLToPath(new URL('torchConvolutions.py', import.meta.url))

/** Debian's own Python has Debian's python3-torch, whichever comes first in the path. */
const pythons = ['/usr/bin/python3', 'python3']

async function findPython(): Promise<string> {
  for (const python of pythons) {
    const has = await promisify(execFile)(python, ['-c', 'import torch']).then(
      () => true,
      () => false,
    )
    if (has) return python
  }
  throw new Error('not installed (python3-torch)')
}

/** Starts the convolutions of a package in native PyTorch, up to a layer. Throws Error if it is not installed. */
export async function startTorch(
  folder: string,
  input: string,
  layer: string,
  threads: number,
): Promise<Entrant & { version: string }> {
  const process = spawn(await findPython(), [script, folder, input, layer, String(threads)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Some libraries read these before the script runs.
    env: { ...globalThis.process.env, OMP_NUM_THREADS: String(threads), MKL_NUM_THREADS: String(threads) },
  })
  const lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]()
  const next = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('PyTorch ended before it had answered.')
    return JSON.parse(value)
  }
  const ask = (word: string) => {
    process.stdin.write(`${word}\n`)
    return next()
  }
  const { version } = await next()
  return {
    version,
    run: async () => (await ask('run')).ms,
    answer: async () => (await ask('answer')).answer,
    stop: () => void process.kill(),
  }
}
