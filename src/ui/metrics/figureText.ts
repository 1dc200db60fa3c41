import type { MetricId } from '../../types.ts'
import type { metrics } from '../../words/en/metrics.ts'
import type { Formats } from '../../words/formats.ts'

/** A figure of one map, as a text: that of a yes-or-no question as its answer. */
export function figureText(
  id: MetricId,
  value: number,
  { yes, no, noValue }: Pick<typeof metrics, 'yes' | 'no' | 'noValue'>,
  formats: Formats,
): string {
  if (Number.isNaN(value)) return noValue
  if (id === 'increase') return value > 0 ? yes : no
  return formats.fixed(value, 3)
}
