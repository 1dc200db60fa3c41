import { useEffect, useMemo, useRef } from 'react'
import { blend } from '../../image/blend.ts'
import { viridis } from '../../image/colormaps/viridis.ts'
import type { Details, Explanation } from '../../types.ts'
import { Facts } from '../Facts.tsx'
import { useApp } from '../useApp.ts'
import { usePaint } from '../usePaint.ts'
import { short } from '../words.ts'
import { extentOf, planeOf } from './planes.ts'

interface ChannelCloseUpProps {
  details: Details
  explanation: Explanation
  channel: number
  isAfter: boolean
}

/** One channel, large over the picture, with what it does in the map. */
export function ChannelCloseUp({ details, explanation, channel, isAfter }: ChannelCloseUpProps) {
  const view = useApp(({ shown }) => shown?.photo.view)
  const canvas = useRef<HTMLCanvasElement>(null)
  const paint = usePaint(canvas)
  const weight = explanation.channelWeights[channel] ?? 0
  const share = details.shares[channel] ?? 0
  const plane = useMemo(
    () => planeOf(details, details.activations, channel).map((value) => value * (isAfter ? weight : 1)),
    [details, channel, isAfter, weight],
  )
  const [low, high] = extentOf(plane)

  useEffect(() => {
    if (!view) return
    const values = plane.map((value) => (high > low ? (value - low) / (high - low) : 0))
    paint(blend(view, { height: details.height, width: details.width, values }, viridis, STRENGTH))
  }, [paint, view, plane, low, high, details])

  const facts: [string, string][] = [
    ['Weight', short(weight)],
    ['Share of the map', `${(share * 100).toFixed(1)} %`],
    [isAfter ? 'Values after weighting' : 'Values', `${short(low)} to ${short(high)}`],
  ]
  return (
    <figure className="close-up">
      <canvas ref={canvas} role="img" aria-label={`Channel ${channel} over the picture`} />
      <figcaption>
        <h3>Channel {channel}</h3>
        <Facts facts={facts} />
        <p className="note">
          {share < 0
            ? 'It takes away from the map: where it is active, the class becomes less likely.'
            : 'The share is what it adds where the map is positive, of what all channels add there.'}
        </p>
      </figcaption>
    </figure>
  )
}

/** How strongly a channel is laid over the picture. */
const STRENGTH = 0.6
