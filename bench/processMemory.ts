import { readdir, readFile } from 'node:fs/promises'

/** Chromium's processes to sample: pages with their workers, and the GPU process. */
const kinds = { renderer: '--type=renderer', gpu: '--type=gpu-process' } as const

/** A command-line flag of renderers of the browser's own interface. */
const BROWSER_SURFACE = '--top-chrome-webui'

/** Sampling interval. */
export const EVERY_MS = 50

/** Samples between searches for new processes. */
const SAMPLES_PER_SEARCH = 10

/** Bytes of memory; memory shared by several processes is counted once (Linux' proportional set size). */
export interface MemoryUse {
  renderer: number
  gpu: number
  total: number
}

/** Samples the memory of a running browser. */
export interface MemoryWatch {
  /** Current use. */
  now(): Promise<MemoryUse>
  /** The peak since the last call, and the number of samples. */
  takePeak(): MemoryUse & { samples: number }
  stop(): Promise<void>
}

/**
 * Watches the renderer processes and the GPU process of the browser that uses a profile folder. Throws Error on systems
 * other than Linux.
 */
export async function watchMemory(profile: string): Promise<MemoryWatch> {
  let processes = await findProcesses(profile)
  let peak = { renderer: 0, gpu: 0, total: 0, samples: 0 }
  let isOver = false
  const now = async (): Promise<MemoryUse> => {
    const [renderer, gpu] = await Promise.all([sumOf(processes.renderer), sumOf(processes.gpu)])
    return { renderer, gpu, total: renderer + gpu }
  }
  const watch = async () => {
    for (let sample = 1; !isOver; sample++) {
      if (sample % SAMPLES_PER_SEARCH === 0) processes = await findProcesses(profile)
      const use = await now()
      const samples = peak.samples + 1
      peak = use.total > peak.total ? { ...use, samples } : { ...peak, samples }
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    }
  }
  const watching = watch()
  return {
    now,
    takePeak() {
      const taken = peak
      peak = { renderer: 0, gpu: 0, total: 0, samples: 0 }
      return taken
    },
    async stop() {
      isOver = true
      await watching
    },
  }
}

/** The renderer processes of the browser that uses a profile folder: its pages with their workers. */
export const findRenderers = async (profile: string): Promise<readonly number[]> =>
  (await findProcesses(profile)).renderer

const read = (pid: number, file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')

async function sumOf(pids: readonly number[]): Promise<number> {
  const sizes = await Promise.all(
    pids.map(async (pid) => Number(/^Pss:\s+(\d+) kB/m.exec(await read(pid, 'smaps_rollup'))?.[1] ?? 0) * 1024),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function findProcesses(profile: string): Promise<Record<keyof typeof kinds, number[]>> {
  const names = await readdir('/proc').catch(() => {
    throw new Error('The memory of processes is read from /proc, which only Linux has. Run this table there.')
  })
  const all = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) => {
        const pid = Number(name)
        const [line, stat] = await Promise.all([read(pid, 'cmdline'), read(pid, 'stat')])
        // The name in parentheses may contain anything; the parent is the second field after it.
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        return { pid, parent, words: line.split(/[\0 ]/) }
      }),
  )
  const family = new Set(all.filter(({ words }) => words.includes(`--user-data-dir=${profile}`)).map(({ pid }) => pid))
  // Children nearly always have higher ids than their parents; another pass catches the rest.
  for (let size = -1; size !== family.size; ) {
    size = family.size
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid)
  }
  const ofKind = (word: string) =>
    all
      .filter(({ pid, words }) => family.has(pid) && words.includes(word) && !words.includes(BROWSER_SURFACE))
      .map(({ pid }) => pid)
  return { renderer: ofKind(kinds.renderer), gpu: ofKind(kinds.gpu) }
}
