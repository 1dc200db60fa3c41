import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { cellAt, cellBox, inPicture, WHOLE } from '../../image/heat/area.ts'
import { isolines, toPath } from '../../image/heat/isolines.ts'
import { dimmed } from '../../image/heat/mask.ts'
import { receptiveCell } from '../../image/heat/receptiveCell.ts'
import { strokesOf } from '../../image/heat/strokes.ts'
import { warmLines } from '../../image/heat/warmLines.ts'
import { runInTurns } from '../../image/heat/warmUp.ts'
import type { Box, Explanation } from '../../types.ts'
import type { Photo } from '../../worker/image/imageWorker.ts'
import { usePaint } from '../parts/usePaint.ts'
import { useApp } from '../useApp.ts'
import { thresholdOf } from './thresholdOf.ts'
import { cutOf, useStage } from './useStage.ts'

let isWarm = false

/** Once the first lines are drawn, so that the threshold moves smoothly. */
function warmLinesOnce() {
  if (isWarm) return
  isWarm = true
  runInTurns(warmLines())
}

interface MarksProps {
  photo: Photo
  explanation: Explanation
}

/**
 * Everything over the picture apart from colours: the mask, contours and the hottest region as they are saved, and the
 * probe.
 */
export default function Marks({ photo, explanation }: MarksProps) {
  const isMask = useApp(({ settings }) => settings.overlayStyle === 'mask')
  const hasStrokes = useApp(({ settings }) => thresholdOf(settings) !== null)
  const isPhotoOnly = useStage((state) => state.isPhotoOnly)
  useEffect(warmLinesOnce, [])
  if (isPhotoOnly) return null
  return (
    <>
      {isMask && !explanation.empty && <Mask {...{ photo, explanation }} />}
      {hasStrokes && <Strokes explanation={explanation} />}
      <Probed explanation={explanation} />
    </>
  )
}

/**
 * Dims the photo below the threshold, as in the saved picture: with a dimmed copy that is painted once and clipped. (A
 * `backdrop-filter` would be computed again at each move of the threshold.)
 */
function Mask({ photo, explanation: { heatmap } }: MarksProps) {
  const threshold = useApp(({ settings }) => settings.threshold)
  const canvas = useRef<HTMLCanvasElement>(null)
  const paint = usePaint(canvas)
  useLayoutEffect(() => paint(dimmed(photo.view)), [paint, photo])
  const { height, width } = useStage((state) => state.fit)
  const cut = useStage(cutOf)
  const cold = useMemo(
    () =>
      toRectangle(heatmap.area ?? WHOLE, height, width) +
      toPath(isolines(heatmap, threshold), width, height, heatmap.area),
    [heatmap, threshold, width, height],
  )
  const left = cut * width
  return (
    <div className="mask" style={{ left }}>
      <canvas className="photo" ref={canvas} style={{ left: -left, width, clipPath: `path(evenodd, "${cold}")` }} />
    </div>
  )
}

/** An SVG of the picture's size. */
function Drawn({ cut = 0, children }: { cut?: number; children: ReactNode }) {
  const { height, width } = useStage((state) => state.picture)
  const scale = useStage(({ zoom }) => zoom.scale)
  return (
    <svg
      className="marks"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      // Lines keep their thickness at any zoom.
      style={{ '--thin': 1 / scale, ...(cut > 0 && { clipPath: `inset(0 0 0 ${cut * 100}%)` }) } as CSSProperties}
    >
      {children}
    </svg>
  )
}

function Strokes({ explanation: { heatmap } }: Pick<MarksProps, 'explanation'>) {
  const overlayStyle = useApp(({ settings }) => settings.overlayStyle)
  const threshold = useApp(({ settings }) => settings.threshold)
  const showsRegion = useApp(({ settings }) => settings.showsRegion)
  const cut = useStage(cutOf)
  const { height, width } = useStage((state) => state.picture)
  const strokes = useMemo(
    () => strokesOf(heatmap, { overlayStyle, threshold, showsRegion }, height, width),
    [heatmap, overlayStyle, threshold, showsRegion, height, width],
  )
  return (
    <Drawn cut={cut}>
      {strokes.map(({ path, colour, width }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have nothing else, and stay in their order.
        <path key={at} d={path} stroke={colour} style={{ strokeWidth: `calc(${width}px * var(--thin))` }} />
      ))}
    </Drawn>
  )
}

const toRectangle = ({ top, left, bottom, right }: Box, height: number, width: number) =>
  `M${left * width} ${top * height}H${right * width}V${bottom * height}H${left * width}Z`

/** The probed cell of the map, and its receptive field in the picture. */
function Probed({ explanation: { heatmap, layer } }: Pick<MarksProps, 'explanation'>) {
  const { height, width } = useStage((state) => state.picture)
  const probe = useStage((state) => state.probe)
  const model = useApp(({ engine }) => engine?.model)
  if (!probe || !model) return null
  const at = cellAt(heatmap, probe.x, probe.y)
  if (!at) return null
  const { row, column } = at
  const cell = cellBox(heatmap, row, column)
  const field = Object.hasOwn(model.receptiveFields, layer) ? model.receptiveFields[layer] : undefined
  const { input } = model
  const seen = field && inPicture(heatmap, receptiveCell(field, row, column, input.height, input.width))
  return (
    <Drawn>
      {seen && <Line className="receptive" path={toRectangle(seen, height, width)} />}
      <Line className="cell" path={toRectangle(cell, height, width)} />
    </Drawn>
  )
}

/** Light over dark, so that it is visible on any picture; its thickness is in physical pixels, not the picture's. */
function Line({ path, className }: { path: string; className: string }) {
  return (
    <g className={className}>
      <path className="line-under" d={path} vectorEffect="non-scaling-stroke" />
      <path className="line-over" d={path} vectorEffect="non-scaling-stroke" />
    </g>
  )
}
