import { arriveMore, type More } from './arriveMore.ts'
import { join, makeBarrier, makePoll, openJob } from './barrier.ts'
import { type Job, jobs } from './jobs.ts'
import { bindKernels, type Kernels } from './kernels.ts'
import { type Layout, layOut, type Outline } from './layout.ts'
import type { Scratch } from './planConvolution.ts'

/** A thread of the pool, as its jobs see it. */
export interface ThreadContext {
  /** Its index, from 0, and the number of threads. */
  index: number
  count: number
  kernels: Kernels
  layout: Layout
  scratch: Scratch
  memory: ArrayBufferLike
  /** The whole memory. */
  floats: Float32Array
  /**
   * A dynamic parallel loop over `total` items: each thread takes the next `step` of them when it is free. `work` gets
   * the first item and the one after the last. A job may have several phases, with a barrier between them.
   */
  parallelFor(phase: number, total: number, step: number, work: (first: number, end: number) => void): void
  /**
   * Waits until all threads that take part have arrived. One that has not joined the job when the leader, the first
   * thread, gets here takes no part in it. Throws a `lost` error if one does not arrive.
   */
  barrier(): void
}

/** What a thread receives when it starts. */
export interface ThreadSetup {
  module: WebAssembly.Module
  memory: WebAssembly.Memory
  outline: Outline
  index: number
}

/** A started thread. */
export interface StartedThread {
  stop(): void
}

/** Starts a thread that calls {@link runThread} with the setup, and resolves just before that. */
export type StartThread = (setup: ThreadSetup) => Promise<StartedThread>

// Indices into the control block; those of barriers are in barrier.ts.
const ROUND = 0
const JOB = 3
const COUNTERS = 4
const PHASES = 4
const EXITED = 8
const ARGUMENTS = 16

/** In place of a job: tells the threads to exit. */
const EXIT = -1
/** How long the threads may take to exit. */
const EXIT_TIMEOUT_MS = 100

const control = ({ buffer }: WebAssembly.Memory, layout: Layout) => new Int32Array(buffer, layout.control, 64)

function makeThreadContext({ module, memory, outline, index }: ThreadSetup, more: More | undefined): ThreadContext {
  const layout = layOut(outline, more)
  const shared = control(memory, layout)
  const count = outline.threads
  const barrier = makeBarrier(shared, index === 0)
  return {
    index,
    count,
    kernels: bindKernels(module, memory),
    layout,
    scratch: layout.scratch,
    memory: memory.buffer,
    floats: new Float32Array(memory.buffer),
    parallelFor(phase, total, step, work) {
      for (;;) {
        const first = Atomics.add(shared, COUNTERS + phase, step)
        if (first >= total) return
        work(first, Math.min(first + step, total))
      }
    },
    barrier() {
      if (count > 1) barrier()
    },
  }
}

/** The main loop of a thread: waits for a job and does its part, until the pool stops. `more`: see `arriveMore`. */
export function runThread(setup: ThreadSetup, more?: More): void {
  const thread = makeThreadContext(setup, more)
  const shared = control(setup.memory, thread.layout)
  const hasChanged = makePoll(shared)
  for (let round = 0; ; ) {
    if (!hasChanged(ROUND, round)) Atomics.wait(shared, ROUND, round)
    round = Atomics.load(shared, ROUND)
    if (Atomics.load(shared, JOB) === EXIT) break
    if (join(shared)) runJob(thread, shared)
  }
  Atomics.add(shared, EXITED, 1)
  Atomics.notify(shared, EXITED)
}

function runJob(thread: ThreadContext, shared: Int32Array): void {
  const unsigned = new Uint32Array(shared.buffer, shared.byteOffset, shared.length)
  const name = Object.keys(jobs)[Atomics.load(shared, JOB)] as Job
  ;(jobs[name] as (thread: ThreadContext, numbers: readonly number[]) => void)(thread, [
    ...unsigned.subarray(ARGUMENTS, ARGUMENTS + 12),
  ])
}

/** The threads of a network, and the context of the calling thread. */
export interface ThreadPool {
  main: ThreadContext
  /** Runs a job on all threads and returns when it is done. Arguments are integers below 2^32. */
  run(job: Job, ...numbers: number[]): void
  /** Stops the threads. Returns the memory, unless a thread may still write to it. */
  stop(): WebAssembly.Memory | undefined
}

/**
 * Starts a pool for the network of an outline, in zeroed memory from `makeMemory`. Uses one thread if the others do not
 * start. Throws a `backend` error if there is no memory.
 */
export async function startThreadPool(
  module: WebAssembly.Module,
  outline: Outline,
  makeMemory: (bytes: number) => WebAssembly.Memory,
  startThread: StartThread | undefined,
): Promise<ThreadPool> {
  const more = await arriveMore(outline.nodes)
  const memory = makeMemory(layOut(outline, more).bytes)
  const indices = Array.from({ length: outline.threads - 1 }, (_, i) => i + 1)
  const started = startThread
    ? await Promise.allSettled(indices.map((index) => startThread({ module, memory, outline, index })))
    : []
  const threads = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  if (threads.length < outline.threads - 1) {
    for (const thread of threads) thread.stop()
    return startThreadPool(module, { ...outline, threads: 1 }, makeMemory, undefined)
  }
  const main = makeThreadContext({ module, memory, outline, index: 0 }, more)
  const shared = control(memory, main.layout)
  return {
    main,
    run(job, ...numbers) {
      const unsigned = new Uint32Array(shared.buffer, shared.byteOffset, shared.length)
      unsigned.set(numbers, ARGUMENTS)
      shared.fill(0, COUNTERS, COUNTERS + PHASES)
      Atomics.store(shared, JOB, Object.keys(jobs).indexOf(job))
      if (threads.length > 0) {
        openJob(shared)
        Atomics.add(shared, ROUND, 1)
        Atomics.notify(shared, ROUND)
      }
      runJob(main, shared)
    },
    stop() {
      if (threads.length > 0) {
        Atomics.store(shared, JOB, EXIT)
        Atomics.add(shared, ROUND, 1)
        Atomics.notify(shared, ROUND)
      }
      const end = performance.now() + EXIT_TIMEOUT_MS
      let exited = 0
      while (exited < threads.length && performance.now() < end) {
        Atomics.wait(shared, EXITED, exited, EXIT_TIMEOUT_MS)
        exited = Atomics.load(shared, EXITED)
      }
      for (const thread of threads) thread.stop()
      return exited === threads.length ? memory : undefined
    },
  }
}
