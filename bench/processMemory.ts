import { readdir, readFile } from 'node:fs/promises'

/** The kinds of Chromium's processes that are looked at: pages with their workers, and what draws for them. */
const kinds = { renderer: '--type=renderer', gpu: '--type=gpu-process' } as const

/** In the command line of renderer processes that draw the browser's own surface, not pages. */
const BROWSER_SURFACE = '--top-chrome-webui'

/** How long a sample is after the one before. */
export const EVERY_MS = 50

/** New processes are looked for once in so many samples. */
const SAMPLES_PER_SEARCH = 10

/** Bytes of memory; what several processes share is counted once (Linux' proportional set size). */
export interface MemoryUse {
  renderer: number
  gpu: number
  total: number
}

/** A watch on the memory of a running browser. */
export interface MemoryWatch {
  /** What it takes now. */
  now(): Promise<MemoryUse>
  /** The most that it took since the last call, and how many samples tell so. */
  takePeak(): MemoryUse & { samples: number }
  stop(): Promise<void>
}

/** Watches the renderer processes and the GPU process of the browser that has a profile folder open. Throws Error away from Linux. */
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
        // The name in brackets may hold anything; the parent is the second field after it.
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        return { pid, parent, words: line.split(/[\0 ]/) }
      }),
  )
  const family = new Set(all.filter(({ words }) => words.includes(`--user-data-dir=${profile}`)).map(({ pid }) => pid))
  // Children have higher numbers than their parents nearly always; a second turn catches the rest.
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
