import { HeatlensError } from '../errors/index.ts'
import type { Obstacle, ObstacleReason, ObstacleReasons, Rest, ToldObstacles } from '../errors/obstacles.ts'

interface Named {
  readonly name: string
  readonly kindName: string
}

/** The most obstacles that an error names. */
const MAX_TOLD = 5

/** The most characters of a name that an error quotes; files may have names of any length. */
const MAX_TEXT = 80

/** Throws the `format` error of a single obstacle; {@link Obstacles.collect} takes it in. */
export function refuse<Id extends ObstacleReason>(
  { name, kindName }: Named,
  reason: Id,
  ...[parameters = {} as ObstacleReasons[Id]]: Rest<Id>
): never {
  const obstacle = clip({ node: name, kindName, reason, parameters }) as Obstacle
  throw new HeatlensError('networkObstacles', { obstacles: [obstacle], more: 0 })
}

/** Collects everything that keeps a network from running, so that a person learns of all of it at once. */
export class Obstacles {
  readonly #first: Obstacle[] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  add<Id extends ObstacleReason>(
    { name, kindName }: Named,
    reason: Id,
    ...[parameters = {} as ObstacleReasons[Id]]: Rest<Id>
  ): void {
    this.#count += 1
    if (this.#first.length === MAX_TOLD) return
    this.#first.push(clip({ node: name, kindName, reason, parameters }) as Obstacle)
  }

  /** What `work` gives; undefined if it throws obstacles, which are taken in. Other errors pass. */
  collect<T>(work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof HeatlensError) || error.code !== 'networkObstacles') throw error
      const { obstacles, more } = error.parameters as ToldObstacles
      this.#count += obstacles.length + more
      this.#first.push(...obstacles.slice(0, MAX_TOLD - this.#first.length))
      return undefined
    }
  }

  /** Throws a `format` error that names the first obstacles and counts the others, if there are any. */
  throwIfAny(): void {
    if (this.#count === 0) return
    const obstacles = [...this.#first]
    throw new HeatlensError('networkObstacles', { obstacles, more: this.#count - obstacles.length })
  }
}

/** A copy of plain data whose texts and lists are short. */
function clip(value: unknown): unknown {
  if (typeof value === 'string') return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT - 1)}…` : value
  if (Array.isArray(value)) return value.slice(0, 8).map(clip)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clip(one)]))
}
