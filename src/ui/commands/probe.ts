import { cellAt, cellBox } from '../../image/heat/area.ts'
import type { Heatmap } from '../../types.ts'
import type { CommandContext } from './command.ts'

/** How far an arrow key moves the enlarged picture, in CSS pixels. */
const MOVE = 60

const arrows: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export const arrowKeys = Object.keys(arrows)

/** The centre of the hottest cell, where reading the map by keyboard starts. */
export function firstProbe({ app }: CommandContext) {
  const heatmap = app.shown?.outcome?.explanation.heatmap
  if (!heatmap) return null
  const { width, values } = heatmap
  const hottest = values.indexOf(values.reduce((a, b) => Math.max(a, b), 0))
  return probeAt(heatmap, Math.floor(hottest / width), hottest % width)
}

/** The centre of a cell. */
function probeAt(heatmap: Heatmap, row: number, column: number) {
  const { top, left, bottom, right } = cellBox(heatmap, row, column)
  return { x: (left + right) / 2, y: (top + bottom) / 2, by: 'keys' as const }
}

/**
 * Reads the next cell of the map in the direction of an arrow, or moves the picture if it is enlarged and no cell is
 * being read.
 */
export function followArrow(context: CommandContext): void {
  const { app, stage, key } = context
  const heatmap = app.shown?.outcome?.explanation.heatmap
  const [across, down] = arrows[key] ?? [0, 0]
  if (!heatmap) return
  if (stage.zoom.scale > 1 && stage.probe?.by !== 'keys') {
    stage.moveBy(-across * MOVE, -down * MOVE)
    return
  }
  const { probe } = stage
  const at = probe && cellAt(heatmap, probe.x, probe.y)
  const next = (cell: number, cells: number) => Math.min(Math.max(cell, 0), cells - 1)
  stage.set({
    probe: at
      ? probeAt(heatmap, next(at.row + down, heatmap.height), next(at.column + across, heatmap.width))
      : firstProbe(context),
  })
}
