import type { Obstacle, ObstacleReasons, ToldObstacles } from '../errors/obstacles.ts'
import type { Formats } from './formats.ts'

/** What a language says of the obstacles to running a network. */
export interface ObstacleTexts {
  /** The sentence around the list of obstacles. */
  cannotRun(list: string): string
  /** What to do: the file itself is wrong, or the network needs what Heatlens lacks. */
  advice: { damaged: string; other: string }
  more(count: number): string
  /** The layers of one kind, and what is the matter with them. */
  layers(kindName: string, names: string, reason: string): string
  /** What is the matter, as a phrase after a colon. */
  reasons: { readonly [Id in keyof ObstacleReasons]: (parameters: Readonly<ObstacleReasons[Id]>) => string }
}

/** Obstacles that a sound file does not have. */
const damages: ReadonlySet<string> = new Set<Obstacle['reason']>([
  'nameTwice',
  'inputUnknown',
  'circle',
  'weightsMissing',
  'weightsOfOtherShape',
])

/** The text of a `networkObstacles` error; layers of one kind with one obstacle are named together. */
export function tellObstacles(
  texts: ObstacleTexts,
  formats: Formats,
  { obstacles, more }: Readonly<ToldObstacles>,
): string {
  const groups = new Map<string, string[]>()
  for (const { node, kindName, reason, parameters } of obstacles) {
    const what = (texts.reasons[reason] as (of: typeof parameters) => string)(parameters)
    const key = JSON.stringify([kindName, what])
    groups.set(key, [...(groups.get(key) ?? []), node])
  }
  const told = [...groups].map(([key, nodes]) => {
    const [kindName, what] = JSON.parse(key) as [string, string]
    return texts.layers(kindName, formats.list(nodes), what)
  })
  if (more > 0) told.push(texts.more(more))
  const isDamaged = obstacles.length > 0 && obstacles.every(({ reason }) => damages.has(reason))
  return formats.sentences(texts.cannotRun(told.join('; ')), isDamaged ? texts.advice.damaged : texts.advice.other)
}

/** A shape as people write it: 24 × 24 × 3. */
export const shapeText = (formats: Formats, shape: readonly number[]): string =>
  shape.map(formats.number).join(' × ') || '1'
