/** Of the drawing, in its own units. */
const WIDTH = 200
const HEIGHT = 80

interface CurveProps {
  /** Both from 0 to 1 by default; a curve with other values has a scale of its own. */
  points: readonly { x: number; y: number }[]
  label: string
}

/** A score over the share of the pixels, with the area below it. */
export function Curve({ points, label }: CurveProps) {
  const ys = points.map(({ y }) => y)
  const low = Math.min(0, ...ys)
  const high = Math.max(1, ...ys) > 1 || low < 0 ? Math.max(0, ...ys) : 1
  const across = (x: number) => x * WIDTH
  const down = (y: number) => HEIGHT * (1 - (y - low) / (high - low || 1))
  const line = points.map(({ x, y }) => `${across(x).toFixed(1)},${down(y).toFixed(1)}`).join(' ')
  const [first, last] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 0]
  return (
    <svg className="curve" viewBox={`-1 -1 ${WIDTH + 2} ${HEIGHT + 2}`} role="img" aria-label={label}>
      <polygon className="curve-area" points={`${across(first)},${down(0)} ${line} ${across(last)},${down(0)}`} />
      <polyline className="curve-axis" points={`0,0 0,${HEIGHT} ${WIDTH},${HEIGHT}`} />
      <polyline className="curve-line" points={line} />
    </svg>
  )
}
