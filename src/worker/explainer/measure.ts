import { isOfKind, toProblem } from '../../errors/index.ts'
import { arriveMethod } from '../../explain/arriveMethod.ts'
import { arriveMetric } from '../../explain/arriveMetric.ts'
import type { CamContext, Progress } from '../../explain/context.ts'
import { explain } from '../../explain/explain.ts'
import { costAgain, costOf } from '../../explain/facts.ts'
import type { MapAgain } from '../../explain/metric.ts'
import { metricNames } from '../../explain/metrics/names.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import { metricIds } from '../../laterIds.ts'
import { passesOf } from '../../passesOf.ts'
import type { MeasuredMap, MetricCost, MetricId, MetricResult, Question } from '../../types.ts'
import { measuredMap } from './measuredMap.ts'

/** What a metric is, before it is asked for. */
export interface MetricAbout {
  id: MetricId
  /** As its paper has it. */
  label: string
  paper: string
  better: 'high' | 'low' | null
  /** What it takes for any map. */
  cost: MetricCost
}

/** A question about which to measure, and the map that answers it, if it is there: else it is made first. */
export interface MeasureQuestion extends Question {
  map?: MeasuredMap
}

export type MetricResults = { [Id in MetricId]?: MetricResult }

/** How far the measuring is, in forward passes, and what is known. */
export interface MeasureProgress {
  done: number
  total: number
  /** The metric that is being measured. */
  metric: MetricId
  results: MetricResults
}

/** What {@link measure} works with. */
export interface Measuring {
  question: MeasureQuestion
  ids: readonly MetricId[]
  /** The context of the question; what its method tells of its progress goes to the callback. */
  contextOf(onProgress: (progress: Progress) => void): Promise<CamContext>
  withWeights(context: CamContext): MapAgain['withWeights']
  onProgress?: ((progress: MeasureProgress) => void) | undefined
  signal?: AbortSignal | undefined
}

/** All metrics, as they are for a network. */
export function aboutMetrics(plan: NetworkPlan): Promise<MetricAbout[]> {
  return Promise.all(
    metricIds.map(async (id) => {
      const { paper, better, cost } = await arriveMetric(id)
      return { id, label: metricNames[id], paper, better, cost: cost(plan) }
    }),
  )
}

/**
 * Measures the answer to a question: one result for each id. Once the signal is aborted, gives those that are done;
 * throws the signal's reason if there are none yet.
 */
export async function measure(measuring: Measuring): Promise<MetricResults> {
  const { question, ids, contextOf, withWeights, onProgress, signal } = measuring
  const results: MetricResults = {}
  const step = { before: 0, cost: 0, metric: ids[0] as MetricId, total: 0 }
  const tell = ({ done, total }: Pick<Progress, 'done' | 'total'>) => {
    const part = total > 0 ? done / total : 0
    onProgress?.({ done: step.before + part * step.cost, total: step.total, metric: step.metric, results })
  }
  try {
    const context = await contextOf(tell)
    const { plan } = context
    const method = await arriveMethod(question.method)
    const activations = await context.activations(question.layer)
    const mapCost = costAgain(method, plan, question, activations)
    const metrics = await Promise.all(ids.map(async (id) => ({ id, metric: await arriveMetric(id) })))
    const ownCost = question.map ? 0 : costOf(method, plan, question, activations)
    const costs = metrics.map(({ metric }) => metric.cost(plan))
    step.total = ownCost + passesOf(costs, mapCost)
    step.cost = ownCost
    const map = question.map ?? measuredMap(await explain(context))
    const again: MapAgain = {
      cost: mapCost,
      about: (inputs, onProgress = () => {}) =>
        context.about(inputs, async (other) => measuredMap(await explain({ ...other, onProgress }))),
      withWeights: withWeights(context),
    }
    for (const [index, { id, metric }] of metrics.entries()) {
      step.before += step.cost
      const cost = passesOf(costs.slice(0, index + 1), mapCost) - passesOf(costs.slice(0, index), mapCost)
      Object.assign(step, { metric: id, cost })
      tell({ done: 0, total: 1 })
      results[id] = await refused(metric.run({ ...context, onProgress: tell }, map, again))
    }
    return results
  } catch (error) {
    if (signal?.aborted && Object.keys(results).length > 0) return results
    throw error
  }
}

/** A result, or what speaks against it on this device: the other metrics go on. */
async function refused(result: Promise<MetricResult>): Promise<MetricResult> {
  try {
    return await result
  } catch (error) {
    if (isOfKind(error, 'picture')) return { value: Number.NaN, problem: toProblem(error) }
    throw error
  }
}
