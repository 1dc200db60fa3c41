import { HeatlensError } from '../errors/index.ts'
import type { Shape } from './graph.ts'

type None = Record<never, never>

/** Why a node cannot run, with what its text (obstacles.ts in the words of a language) needs to say so. */
export interface ObstacleReasons {
  // What the file says of one layer
  /** Python code in the file, as in a Lambda layer. */
  pythonCode: None
  /** A class of the author's own; its code is not in the file. */
  ownClass: None
  kindUnknown: None
  /** onnxruntime has blocked its weights by what its processor likes; the size of the blocks stands nowhere. */
  forOneProcessor: None
  activationUnknown: { activation: string }
  /** A setting that is wrong, or that Heatlens does not know. */
  settingUnfit: { setting: string; value: string }

  // How nodes follow each other
  nameTwice: None
  inputUnknown: { input: string }
  /** It needs its own output, by way of these nodes. */
  circle: { through: readonly string[] }
  inputCount: { given: number }
  /** The shapes of its inputs do not fit together. */
  shapesUnfit: { shapes: readonly Shape[] }
  /** It cannot take an input of this shape. */
  shapeUnfit: { shape: Shape }
  windowTooLarge: { window: Shape; shape: Shape }
  outputTooLarge: { shape: Shape }

  // Weights
  weightsMissing: { weights: string }
  weightsOfOtherShape: { weights: string; shape: Shape; wanted: Shape }

  // The whole network
  /** The first input is no picture. */
  noPictureIn: { shape: Shape }
  /** A picture of neither one channel nor three. */
  channelsUnfit: { channels: number }
  /** An input beside the picture that is no list of numbers. */
  furtherInputUnfit: { shape: Shape }
  /** An input of which the file leaves a side free that nobody can choose. */
  sizeFree: None
  noClassesOut: { shape: Shape }
  /** A softmax over one value is always 1. */
  softmaxOfOne: None
  /** This output depends on no feature map. */
  noFeatureMap: None
}

export type ObstacleReason = keyof ObstacleReasons

/** What keeps Heatlens from running a node of a network. */
export type Obstacle = {
  readonly [Id in ObstacleReason]: {
    readonly node: string
    /** What the file calls the node's kind, such as `Lambda`. */
    readonly kindName: string
    readonly reason: Id
    readonly parameters: Readonly<ObstacleReasons[Id]>
  }
}[ObstacleReason]

/** What an error tells of the obstacles: the first ones, and the number of the others. */
export interface ToldObstacles {
  obstacles: readonly Obstacle[]
  more: number
}

interface Named {
  readonly name: string
  readonly kindName: string
}

/** The parameters of a reason; none for those that have none. */
export type Rest<Id extends ObstacleReason> = keyof ObstacleReasons[Id] extends never
  ? [parameters?: ObstacleReasons[Id]]
  : [parameters: ObstacleReasons[Id]]

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
