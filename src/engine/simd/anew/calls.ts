import { CALL_WIDTH } from '../jobs.ts'
import type { Kernels } from '../kernels.ts'
import type { ThreadPool } from '../threadPool.ts'

type Call = readonly number[]

/** No kernel. */
const NONE = -1

/** What kernels are to do: tasks that threads share, each of a few calls in order. */
export interface Plan {
  tasks: Call[][]
  /** Kernels that write down how they are called, as a part of the last task. */
  kernels: Kernels
  nextTask(): void
}

/** An empty plan. */
export function planCalls(kernels: Kernels): Plan {
  const tasks: Call[][] = []
  const write =
    (index: number) =>
    (...numbers: number[]) => {
      tasks.at(-1)?.push([index, ...numbers])
    }
  const writing = Object.fromEntries(Object.keys(kernels).map((name, index) => [name, write(index)]))
  return { tasks, kernels: writing as unknown as Kernels, nextTask: () => tasks.push([]) }
}

/** Bytes of the table of some tasks of at most so many calls. */
export const tableBytes = (tasks: number, calls: number): number => tasks * calls * CALL_WIDTH * 8

/** Does what was planned, on all threads. `at`: where there is room for the table. */
export function runCalls({ main, run }: ThreadPool, { tasks }: Plan, at: number): void {
  const calls = tasks.reduce((most, { length }) => Math.max(most, length), 0)
  const table = new Float64Array(main.memory, at, tasks.length * calls * CALL_WIDTH)
  for (const [task, list] of tasks.entries()) {
    for (let i = 0; i < calls; i++) table.set(list[i] ?? [NONE], (task * calls + i) * CALL_WIDTH)
  }
  run('calls', at, tasks.length, calls)
}
