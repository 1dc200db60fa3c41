/** The layout of a contact sheet, in pixels. */
export interface SheetPlan {
  width: number
  height: number
  margin: number
  columns: number
  rows: number
  /** The width of a cell. */
  side: number
  pictureHeight: number
  textSize: number
  titleSize: number
  /** The top left corner of a cell. */
  cell(place: number): { x: number; y: number }
}

/** The width of pictures, by their maximum number: few are large, many are still recognisable. */
const sides: readonly (readonly [count: number, side: number])[] = [
  [1, 960],
  [4, 560],
  [12, 400],
  [40, 300],
  [120, 240],
  [Number.POSITIVE_INFINITY, 200],
]

/** The aspect ratio of most photos, and of the sheet, as far as whole rows allow. */
const SHAPE = 4 / 3

/** Below the canvas limit of browsers. */
const MOST_PIXELS = 60e6

/** Plans a sheet for at least one picture. */
export function planSheet(count: number): SheetPlan {
  const wanted = sides.find(([most]) => count <= most)?.[1] ?? 200
  let plan = planWith(count, wanted)
  // Text and margins do not shrink with the pictures.
  while (plan.width * plan.height > MOST_PIXELS && plan.side > 16) plan = planWith(count, Math.floor(plan.side * 0.9))
  return plan
}

function planWith(count: number, side: number): SheetPlan {
  const pictureHeight = Math.round(side / SHAPE)
  const textSize = Math.min(Math.max(Math.round(side / 18), 11), 20)
  const gap = Math.round(side * 0.08)
  const margin = Math.max(gap * 2, 24)
  const titleSize = Math.round(textSize * 1.2)
  const top = margin + titleSize * 2.2
  const across = side + gap
  const down = pictureHeight + textSize * 4 + gap
  const columns = Math.min(count, Math.max(1, Math.round(Math.sqrt((count * SHAPE * down) / across))))
  const rows = Math.ceil(count / columns)
  return {
    ...{ margin, columns, rows, side, pictureHeight, textSize, titleSize },
    width: Math.round(2 * margin + columns * across - gap),
    height: Math.round(top + rows * down - gap + margin),
    cell: (place) => ({
      x: margin + (place % columns) * across,
      y: Math.round(top + Math.floor(place / columns) * down),
    }),
  }
}
