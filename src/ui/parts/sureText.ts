import type { Prediction } from '../../types.ts'
import type { Formats } from '../../words/formats.ts'

/** How sure a network is: a probability in percent, or the value itself where it is no probability. */
export const sureText = (
  { probability, logit }: Pick<Prediction, 'probability' | 'logit'>,
  formats: Formats,
): string => (Number.isNaN(probability) ? formats.short(logit) : formats.percent(probability))

/** The same as a share of a bar from 0 to 1; a value is compared with the `first` and largest one. */
export const shareOf = ({ probability, logit }: Pick<Prediction, 'probability' | 'logit'>, first: number): number =>
  Number.isNaN(probability) ? Math.max(logit / (Math.abs(first) || 1), 0) : probability
