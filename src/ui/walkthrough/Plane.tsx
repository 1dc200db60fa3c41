import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import type { Cells } from '../../image/heat/blend.ts'
import type { Colormap } from '../../image/heat/colormaps/index.ts'
import type { Scaled } from '../../types.ts'
import type { Amount } from '../../words/formats.ts'
import { extentOf } from '../channels/planes.ts'
import { CellMap } from '../parts/CellMap.tsx'
import { scaledBy } from '../parts/scaled.ts'
import { useWalkthroughWords, useWords } from '../useWords.ts'
import { ratioOf } from './Painting.tsx'

interface PlaneProps {
  /** A stable object for the same plane, so that it is painted once. */
  plane: Cells
  colormap: Colormap
  label: string
  caption: string
  /** The values of the first and the last colour; by default, the minimum and the maximum. */
  range?: readonly [low: number, high: number]
  /** The factor of the displayed numbers. */
  scale?: Scaled
}

/** A plane of numbers in colours, with its scale; shows the number of a cell for the pointer and the arrow keys. */
export function Plane({ plane, colormap, label, caption, range, scale = [1, 0] }: PlaneProps) {
  const { plane: words } = useWalkthroughWords()
  const { height, width, values } = plane
  const [at, setAt] = useState<{ row: number; column: number }>()
  const [low, high] = range ?? extentOf(values)
  const value = at && values[at.row * width + at.column]
  const toAmount = scaledBy(scale)

  const point = (event: PointerEvent) => {
    const area = event.currentTarget.getBoundingClientRect()
    const within = (part: number, cells: number) => Math.min(Math.max(Math.floor(part * cells), 0), cells - 1)
    setAt({
      row: within((event.clientY - area.top) / area.height, height),
      column: within((event.clientX - area.left) / area.width, width),
    })
  }
  const move = (event: KeyboardEvent) => {
    const step = steps.get(event.key)
    if (!step) return
    event.preventDefault()
    const { row, column } = at ?? { row: 0, column: 0 }
    setAt({
      row: Math.min(Math.max(row + step[0], 0), height - 1),
      column: Math.min(Math.max(column + step[1], 0), width - 1),
    })
  }
  return (
    <figure className="painting" style={ratioOf(plane)}>
      <button
        type="button"
        className="bare-button image-button reader"
        aria-label={words.keys(label)}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setAt(undefined)}
        onKeyDown={move}
      >
        <CellMap map={plane} colormap={colormap} low={low} high={high} label={label} />
        {at && (
          <span
            className="reader-cell"
            style={{
              insetInlineStart: `${(at.column / width) * 100}%`,
              insetBlockStart: `${(at.row / height) * 100}%`,
              inlineSize: `${100 / width}%`,
              blockSize: `${100 / height}%`,
            }}
          />
        )}
      </button>
      <Scale colormap={colormap} low={toAmount(low)} high={toAmount(high)} />
      <figcaption>
        {caption}
        <span className="reading">
          {at && value !== undefined ? words.reading(at.row, at.column, toAmount(value)) : ' '}
        </span>
      </figcaption>
    </figure>
  )
}

const steps = new Map<string, [rows: number, columns: number]>([
  ['ArrowUp', [-1, 0]],
  ['ArrowDown', [1, 0]],
  ['ArrowLeft', [0, -1]],
  ['ArrowRight', [0, 1]],
])

const ramp: Cells = { height: 1, width: 256, values: Float32Array.from({ length: 256 }, (_, i) => i / 255) }

/** The meaning of the colours. */
function Scale({ colormap, low, high }: { colormap: Colormap; low: Amount; high: Amount }) {
  const { formats } = useWords()
  const { plane } = useWalkthroughWords()
  return (
    <div className="scale">
      <span>{formats.short(low)}</span>
      <CellMap map={ramp} colormap={colormap} low={0} high={1} label={plane.scale(low, high)} />
      <span>{formats.short(high)}</span>
    </div>
  )
}
