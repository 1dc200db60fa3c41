import { type MouseEvent, useMemo } from 'react'
import { kindOf, scoreCode } from '../../export/stepCode.ts'
import { channelsByWeight } from '../../image/heat/byWeight.ts'
import { channelWall, layOut } from '../../image/heat/channelWall.ts'
import { viridis } from '../../image/heat/colormaps/viridis.ts'
import type { Amount } from '../../words/formats.ts'
import { planeOf } from '../channels/planes.ts'
import { readable } from '../parts/readable.ts'
import { scaledBy } from '../parts/scaled.ts'
import { useWalkthroughWords, useWords } from '../useWords.ts'
import { Cell } from './Cell.tsx'
import { Painting } from './Painting.tsx'
import { Plane } from './Plane.tsx'
import type { Walk } from './walk.ts'

/** The number of channels whose gradient is shown, and how many per row. */
const GALLERY = 24
const COLUMNS = 8

interface Chosen {
  channel: number
  onChoose(channel: number): void
}

/** The backward pass: gradients, their means, and the weight of a channel. */
export function GradientCells({ walk, channel, onChoose }: { walk: Walk } & Chosen) {
  const { gradient, pooled, weighted, against } = useWalkthroughWords()
  const { formats } = useWords()
  const { details, outcome, model } = walk
  const { explanation } = outcome
  const { height, width, channels, activations, gradients } = details
  const { channelWeights: weights, layer, classIndex, gradientScale } = explanation
  // Of a method without weights, those of Grad-CAM.
  const channelWeights = weights ?? details.pooledGradients
  const toAmount = scaledBy(gradientScale)
  const isAgainst = explanation.evidence === 'against'
  const minus = isAgainst ? '−' : ''
  const label = readable(model.classes[classIndex]?.[1] ?? '')
  const strongest = useMemo(() => channelsByWeight(channelWeights, activations), [channelWeights, activations])
  const gallery = useMemo(() => {
    const planes = { height, width, channels, activations: gradients }
    const order = strongest.slice(0, GALLERY)
    return channelWall(planes, order, layOut(planes, COLUMNS, order.length), viridis)
  }, [height, width, channels, gradients, strongest])
  const largest = strongest[0] as number
  const before = useMemo(
    () => ({ height, width, values: planeOf(details, activations, channel) }),
    [details, activations, channel, height, width],
  )
  const weight = channelWeights[channel] ?? 0
  const after = useMemo(
    () => ({ ...before, values: Float64Array.from(before.values, (value) => value * weight) }),
    [before, weight],
  )
  return (
    <>
      <Cell
        number={8}
        title={gradient.title}
        formula={`G = ${minus}∂y / ∂A: [1, ${height}, ${width}, ${channels}]`}
        code={`with tf.GradientTape() as tape:
    output, preds = both(x)
    y = ${scoreCode(model, classIndex)}
grads = ${isAgainst ? '-' : ''}tape.gradient(y, output)`}
      >
        <p>
          {gradient.text[kindOf(model) === 'values' ? 'value' : explanation.score](
            label,
            height * width * channels,
            layer,
          )}
          {isAgainst && formats.sentenceGap + against.gradient}
        </p>
        <Painting
          pixels={gallery}
          label={gradient.gallery(Math.min(GALLERY, channels))}
          caption={gradient.galleryOf(strongest.slice(0, 4))}
          isCells
        />
      </Cell>
      <Cell
        number={9}
        title={pooled.title}
        formula={`w_k = 1 / (${height} · ${width}) · Σ_ij G_ijk, w: [${channels}]`}
        code="pooled = tf.reduce_mean(grads, axis=(0, 1, 2))"
      >
        <p>{pooled.text(largest, toAmount(channelWeights[largest] as number))}</p>
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
        <p>{isAgainst ? against.weighted : weighted.text}</p>
        <label className="range">
          <span className="range-parts">
            <span>{weighted.channel}</span>
            <span className="range-value" aria-hidden="true">
              {channel}
            </span>
            <input
              type="range"
              aria-label={weighted.channel}
              min={0}
              max={channels - 1}
              value={channel}
              onChange={(event) => onChoose(event.target.valueAsNumber)}
            />
          </span>
        </label>
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

/** All weights in a row; a click chooses the channel at that position. */
function WeightChart({
  weights,
  toAmount,
  channel,
  onChoose,
}: { weights: Float64Array; toAmount(weight: number): Amount } & Chosen) {
  const { pooled } = useWalkthroughWords()
  const count = weights.length
  const { path, zero } = useMemo(() => {
    const high = weights.reduce((a, b) => Math.max(a, b), 0)
    const low = weights.reduce((a, b) => Math.min(a, b), 0)
    const y = (value: number) => (high > low ? ((high - value) / (high - low)) * 100 : 50)
    const bars = Array.from(
      weights,
      (weight, k) => `M${k} ${y(0).toFixed(2)}V${y(weight).toFixed(2)}h1V${y(0).toFixed(2)}z`,
    )
    return { path: bars.join(''), zero: y(0) }
  }, [weights])
  const pick = (event: MouseEvent) => {
    if (event.detail === 0) return
    const area = event.currentTarget.getBoundingClientRect()
    onChoose(Math.min(Math.max(Math.floor(((event.clientX - area.left) / area.width) * count), 0), count - 1))
  }
  return (
    <button
      type="button"
      className="bare-button image-button chart"
      aria-label={pooled.chart(count, channel, toAmount(weights[channel] ?? 0))}
      onClick={pick}
      onKeyDown={(event) => {
        const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
        if (step === undefined || weights[channel + step] === undefined) return
        event.preventDefault()
        onChoose(channel + step)
      }}
    >
      <svg viewBox={`0 0 ${count} 100`} preserveAspectRatio="none" aria-hidden="true">
        <rect className="chart-chosen" x={channel} y="0" width="1" height="100" />
        <line x1="0" x2={count} y1={zero} y2={zero} />
        <path d={path} />
      </svg>
      <span className="chart-caption">
        <span>0</span>
        <span>{pooled.chosen(channel, toAmount(weights[channel] ?? 0))}</span>
        <span>{count - 1}</span>
      </span>
    </button>
  )
}
