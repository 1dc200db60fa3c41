import { useEffect, useMemo, useRef } from 'react'
import { blend } from '../../image/heat/blend.ts'
import { viridis } from '../../image/heat/colormaps/viridis.ts'
import type { Details, Explanation } from '../../types.ts'
import { Facts } from '../parts/Facts.tsx'
import { scaledBy } from '../parts/scaled.ts'
import { usePaint } from '../parts/usePaint.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { extentOf, planeOf } from './planes.ts'

interface ChannelCloseUpProps {
  details: Details
  explanation: Explanation
  channel: number
  /** What it adds to the map, of all. */
  share: number
  isAfter: boolean
}

/** One channel, large over the picture, with its effect on the map. */
export function ChannelCloseUp({ details, explanation, channel, share, isAfter }: ChannelCloseUpProps) {
  const { formats, map: mapWords } = useWords()
  const { wall: words, channels } = useLazyWords()
  const view = useApp(({ shown }) => shown?.photo.view)
  const canvas = useRef<HTMLCanvasElement>(null)
  const paint = usePaint(canvas)
  const weight = explanation.channelWeights?.[channel] ?? 0
  const plane = useMemo(
    // In doubles, because a weight may be too small for a float32.
    () => Float64Array.from(planeOf(details, details.activations, channel), (value) => value * (isAfter ? weight : 1)),
    [details, channel, isAfter, weight],
  )
  const [low, high] = extentOf(plane)
  const toAmount = scaledBy(explanation.gradientScale)

  useEffect(() => {
    if (!view) return
    const values = Float32Array.from(plane, (value) => (high > low ? (value - low) / (high - low) : 0))
    const { area } = explanation.heatmap
    const map = { height: details.height, width: details.width, values, ...(area && { area }) }
    paint(blend(view, map, viridis, STRENGTH))
  }, [paint, view, plane, low, high, details, explanation])

  const facts: [string, string][] = [
    ...(explanation.channelWeights ? [[words.weight, formats.short(toAmount(weight))] as [string, string]] : []),
    [words.shareOfMap, formats.share(share, 1)],
    isAfter
      ? [words.valuesAfter, mapWords.range(toAmount(low), toAmount(high))]
      : [words.values, mapWords.range(low, high)],
  ]
  return (
    <figure className="close-up">
      <canvas ref={canvas} role="img" aria-label={words.overPicture(channel)} />
      <figcaption>
        <h3>{channels.channel(channel)}</h3>
        <Facts facts={facts} />
        <p className="note">{share < 0 ? words.takesAway[explanation.evidence] : words.adds}</p>
      </figcaption>
    </figure>
  )
}

/** The opacity of a channel over the picture. */
const STRENGTH = 0.6
