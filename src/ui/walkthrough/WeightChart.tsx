import { type MouseEvent, useMemo } from 'react'
import type { Amount } from '../../words/formats.ts'
import { useWalkthroughWords } from '../useWords.ts'
import type { Chosen } from './ChannelSlider.tsx'

/** All weights in a row; a click chooses the channel at that position. */
export function WeightChart({
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
