import { type CSSProperties, type ReactNode, useMemo } from 'react'
import { hottestRegion } from '../../image/hottestRegion.ts'
import { isolines, toPath } from '../../image/isolines.ts'
import { type Box, receptiveCell } from '../../image/receptiveCell.ts'
import type { Explanation, LookId } from '../../types.ts'
import { useApp } from '../useApp.ts'
import { useStage } from './useStage.ts'

interface MarksProps {
  explanation: Explanation
  look: LookId
  threshold: number
  showsRegion: boolean
  /** The share of the picture, from its left, on which the photo is alone. */
  cut: number
}

/** Everything that is drawn over the picture in lines: contours, mask, the box of the hottest region, and what is probed. */
export function Marks({ explanation, look, threshold, showsRegion, cut }: MarksProps) {
  return (
    <>
      <Layer cut={cut}>
        <Outline explanation={explanation} look={look} threshold={threshold} />
        {showsRegion && <Region explanation={explanation} threshold={threshold} />}
      </Layer>
      <Layer>
        <Probed explanation={explanation} />
      </Layer>
    </>
  )
}

function Layer({ cut = 0, children }: { cut?: number; children: ReactNode }) {
  const { height, width } = useStage((state) => state.picture)
  const scale = useStage(({ zoom }) => zoom.scale)
  return (
    <svg
      className="marks"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      // Lines stay as thin as they are, however far one zooms in.
      style={{ '--thin': 1 / scale, ...(cut > 0 && { clipPath: `inset(0 0 0 ${cut * 100}%)` }) } as CSSProperties}
    >
      {children}
    </svg>
  )
}

/** Lines are dark under light, so that they are seen on any picture. */
function Line({ path, className }: { path: string; className: string }) {
  return (
    <g className={className}>
      <path className="line-under" d={path} vectorEffect="non-scaling-stroke" />
      <path className="line-over" d={path} vectorEffect="non-scaling-stroke" />
    </g>
  )
}

function Outline({ explanation: { heatmap, empty }, look, threshold }: Omit<MarksProps, 'showsRegion' | 'cut'>) {
  const { height, width } = useStage((state) => state.picture)
  const path = useMemo(
    () => (look === 'heat' || empty ? '' : toPath(isolines(heatmap, threshold), width, height)),
    [heatmap, empty, threshold, look, width, height],
  )
  if (look === 'heat' || empty) return null
  if (look === 'contours') return <Line className="contour" path={path} />
  // All of the picture but what the rings enclose.
  return <path className="mask" d={`M0 0H${width}V${height}H0Z${path}`} fillRule="evenodd" />
}

const toRectangle = ({ top, left, bottom, right }: Box, height: number, width: number) =>
  `M${left * width} ${top * height}H${right * width}V${bottom * height}H${left * width}Z`

function Region({ explanation: { heatmap }, threshold }: Pick<MarksProps, 'explanation' | 'threshold'>) {
  const { height, width } = useStage((state) => state.picture)
  const region = useMemo(() => hottestRegion(heatmap, threshold), [heatmap, threshold])
  return region && <Line className="region" path={toRectangle(region, height, width)} />
}

/** The cell of the map that is read, what of the picture it sees, and for the keys a cross. */
function Probed({ explanation: { heatmap, layer } }: Pick<MarksProps, 'explanation'>) {
  const { height, width } = useStage((state) => state.picture)
  const probe = useStage((state) => state.probe)
  const model = useApp(({ engine }) => engine?.model)
  const field = model?.receptiveFields[layer]
  if (!probe || !model) return null
  const row = Math.min(Math.floor(probe.y * heatmap.height), heatmap.height - 1)
  const column = Math.min(Math.floor(probe.x * heatmap.width), heatmap.width - 1)
  const cell: Box = {
    top: row / heatmap.height,
    left: column / heatmap.width,
    bottom: (row + 1) / heatmap.height,
    right: (column + 1) / heatmap.width,
  }
  return (
    <>
      {field && (
        <Line
          className="receptive"
          path={toRectangle(receptiveCell(field, row, column, model.inputSize), height, width)}
        />
      )}
      <Line className="cell" path={toRectangle(cell, height, width)} />
    </>
  )
}
