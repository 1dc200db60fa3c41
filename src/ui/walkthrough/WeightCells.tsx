import { useMemo } from 'react'
import type { GradientMethod } from '../../export/gradientCells.ts'
import { viridis } from '../../image/heat/colormaps/viridis.ts'
import { planeOf } from '../channels/planes.ts'
import { scaledBy } from '../parts/scaled.ts'
import { useWalkthroughWords, useWords } from '../useWords.ts'
import { Cell } from './Cell.tsx'
import { ChannelSlider, type Chosen } from './ChannelSlider.tsx'
import { Plane } from './Plane.tsx'
import { WeightChart } from './WeightChart.tsx'
import type { Walk } from './walk.ts'

interface WeightCellsProps extends Chosen {
  walk: Walk
  weight: NonNullable<GradientMethod['weight']>
  channelWeights: Float64Array
  /** The channel with the largest weight of those that respond. */
  largest: number
}

/** The weights of the channels, and one channel times its weight. */
export function WeightCells({ walk, weight: rule, channelWeights, largest, channel, onChoose }: WeightCellsProps) {
  const { pooled, weighted, against, methods } = useWalkthroughWords()
  const { formats } = useWords()
  const { details, outcome } = walk
  const { method, gradientScale, evidence } = outcome.explanation
  const { height, width, channels, activations } = details
  const toAmount = scaledBy(gradientScale)
  const before = useMemo(
    () => ({ height, width, values: planeOf(details, activations, channel) }),
    [details, activations, channel, height, width],
  )
  const weight = channelWeights[channel] ?? 0
  const after = useMemo(
    () => ({ ...before, values: Float64Array.from(before.values, (value) => value * weight) }),
    [before, weight],
  )
  const most = toAmount(channelWeights[largest] as number)
  const { title, largest: sayLargest, ...texts } = methods.weights
  const own = new Map<string, string>(Object.entries(texts)).get(method)
  return (
    <>
      <Cell
        number={9}
        title={own === undefined ? pooled.title : title}
        formula={`${rule.formula(height, width)}, w: [${channels}]`}
        code={rule.code}
      >
        <p>{own === undefined ? pooled.text(largest, most) : formats.sentences(own, sayLargest(largest, most))}</p>
        <WeightChart weights={channelWeights} toAmount={toAmount} channel={channel} onChoose={onChoose} />
      </Cell>
      <Cell
        number={10}
        title={weighted.title}
        formula={`A_k · w_k, [${height}, ${width}] · ${formats.short(toAmount(weight))}`}
        code={`channel = output[0, :, :, ${channel}]
plt.matshow(channel)
plt.matshow(channel * pooled[${channel}])`}
      >
        <p>{evidence === 'against' ? against.weighted : weighted.text}</p>
        <ChannelSlider {...{ channels, channel, onChoose }} />
        <div className="paintings">
          <Plane
            plane={before}
            colormap={viridis}
            label={weighted.before(channel)}
            caption={weighted.numbered(channel)}
          />
          <Plane
            plane={after}
            colormap={viridis}
            label={weighted.after(channel)}
            caption={weighted.times(channel, toAmount(weight))}
            scale={gradientScale}
          />
        </div>
      </Cell>
    </>
  )
}
