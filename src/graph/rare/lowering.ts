import type { Shape } from '../graph.ts'
import type { EngineOperation, OperationOf } from '../operations.ts'
import type { Lowering, Step } from '../plan/lowerNodes.ts'
import { transposedWindows } from '../shapes/windows.ts'

const crop = (height: number, width: number, toHeight: number, toWidth: number): EngineOperation => {
  const [top, left] = [Math.floor((height - toHeight) / 2), Math.floor((width - toWidth) / 2)]
  return { kind: 'cropping2d', top, bottom: height - toHeight - top, left, right: width - toWidth - left }
}

const sidesOf = ([height = 1, width = 1, channels = 1]: Shape) => [height, width, channels] as const

/** The largest centred part of the output's aspect ratio, resized: as Keras' smart_resize computes them. */
function smartResize(shape: Shape, to: { height: number; width: number }, how: OperationOf<'resize'>): Step[] {
  const [height, width, channels] = sidesOf(shape)
  const toHeight = Math.max(Math.min(height, Math.floor((width * to.height) / to.width)), 1)
  const toWidth = Math.max(Math.min(width, Math.floor((height * to.width) / to.height)), 1)
  return [
    [crop(height, width, toHeight, toWidth), [toHeight, toWidth, channels]],
    [how, [to.height, to.width, channels]],
  ]
}

/** The picture in the middle of the output's aspect ratio, with a value around it, resized: as Keras computes them. */
function paddedResize(shape: Shape, value: number, how: OperationOf<'resize'>): Step[] {
  const [height, width, channels] = sidesOf(shape)
  const around = (from: number, to: number) => Math.floor((Math.max(from, Math.floor(to)) - from) / 2)
  const rows = around(height, (width * how.height) / how.width)
  const columns = around(width, (height * how.width) / how.height)
  const wide = [height + 2 * rows, width + 2 * columns, channels]
  const pad = { kind: 'padding2d', top: rows, bottom: rows, left: columns, right: columns } as const
  const shift = (scalar: number) => ({ kind: 'arithmetic', function: 'add', scalar }) as const
  const padded: Step[] =
    value === 0
      ? [[pad, wide]]
      : [
          [shift(-value), shape],
          [pad, wide],
          [shift(value), wide],
        ]
  return [...padded, [how, [how.height, how.width, channels]]]
}

export const lowering: Lowering = {
  steps({ node: { operation }, shape }, inputs) {
    const from = inputs[0] ?? []
    switch (operation.kind) {
      case 'upSampling2d': {
        const [height, width] = sidesOf(shape)
        return [[{ kind: 'resize', height, width, method: operation.method, antialias: false }, shape]]
      }
      case 'resize': {
        const { cropToAspectRatio, padToAspectRatio, ...how } = operation
        if (padToAspectRatio !== undefined) return paddedResize(from, padToAspectRatio, how)
        return cropToAspectRatio ? smartResize(from, how, how) : [[how, shape]]
      }
      case 'centerCrop': {
        const { height, width } = operation
        const [rows, columns] = sidesOf(from)
        if (rows >= height && columns >= width) return [[crop(rows, columns, height, width), shape]]
        return smartResize(from, operation, { kind: 'resize', height, width, method: 'bilinear', antialias: false })
      }
      default:
        return undefined
    }
  },
  windows: ({ node }, lengths) =>
    node.operation.kind === 'conv2dTranspose' ? transposedWindows(node, node.operation, lengths) : undefined,
}
