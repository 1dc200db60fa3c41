import type { NetworkPlan } from '../graph/plan.ts'
import type { MeasuredMap, MetricCost, MetricResult } from '../types.ts'
import type { CamContext, Progress } from './context.ts'

/** Hears how far something is. */
type Hear = (progress: Pick<Progress, 'done' | 'total'>) => void

/** Makes the map of the same question by the same method again, and tells how far it is. */
export interface MapAgain {
  /** How many forward passes it takes, about. */
  cost: number
  /** Of other inputs. */
  about(inputs: readonly Float32Array[], onProgress?: Hear): Promise<MeasuredMap>
  /**
   * Of a network of which some tensors, by name, have other values. Throws a `picture` error if the device has no room
   * for a second network.
   */
  withWeights(values: ReadonlyMap<string, () => Float32Array<ArrayBuffer>>, onProgress?: Hear): Promise<MeasuredMap>
}

/** What tells how good a map is. One file each in `metrics/`; formulas are in `docs/methods.md`. */
export interface Metric {
  /** Authors, year and what of their paper it is. */
  paper: string
  /** Whether a higher value is better; `null` where it describes a map and does not judge it. */
  better: 'high' | 'low' | null
  /** What it takes about. */
  cost(plan: NetworkPlan): MetricCost
  /**
   * Measures the map that answers the question of a context: 0 to 1, of any size, stretched over the input. Works with
   * the probability of the class, whatever the score of the map; with the value where there are no probabilities.
   * Reports to `onProgress` in forward passes, and heeds the signal.
   */
  run(context: CamContext, map: MeasuredMap, again: MapAgain): Promise<MetricResult>
}
