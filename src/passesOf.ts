import type { MetricCost } from './types.ts'

/** The forward passes that metrics take together, where a map takes `mapCost`: what they share is done once. */
export function passesOf(costs: readonly MetricCost[], mapCost: number): number {
  const done = new Set<string>()
  return costs.reduce((sum, { passes, maps = 0, shares }) => {
    const isDone = shares !== undefined && done.has(shares)
    if (shares) done.add(shares)
    return sum + (isDone ? 0 : passes) + maps * mapCost
  }, 0)
}
