import { concat, split, type Tensor, type Tensor4D, tile, reshape as toShape } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../../graph/operations.ts'
import { type MakeRunner, simple } from './runner.ts'
import { padOrCrop } from './windows.ts'

// Operations that move values and compute nothing.

/** Side by side along an axis. */
export const concatenate: MakeRunner<OperationOf<'concatenate'>> = ({ operation: { axis } }, inputShapes) => ({
  forward(inputs) {
    const batch = Math.max(...inputs.map(({ shape }) => shape[0] as number))
    // A constant is there once, for all of a batch.
    const repeat = (x: Tensor) => (x.shape[0] === batch ? x : tile(x, [batch, ...x.shape.slice(1).map(() => 1)]))
    return concat(inputs.map(repeat), axis + 1)
  },
  backward: (gradient) =>
    split(
      gradient,
      inputShapes.map((sides) => sides[axis] ?? 1),
      axis + 1,
    ),
})

/** The same values in another shape. */
export const reshape: MakeRunner<OperationOf<'reshape'>> = ({ shape }, [inputShape = []]) =>
  simple(
    (x) => toShape(x, [x.shape[0] as number, ...shape]),
    (gradient) => toShape(gradient, [gradient.shape[0] as number, ...inputShape]),
  )

/** Zeros around a feature map. */
export const padding2d: MakeRunner<OperationOf<'padding2d'>> = ({ operation: { top, bottom, left, right } }) =>
  simple(
    (x) => padOrCrop(x as Tensor4D, [top, bottom], [left, right]),
    (gradient) => padOrCrop(gradient as Tensor4D, [-top, -bottom], [-left, -right]),
  )

/** A feature map without some rows and columns at its border. */
export const cropping2d: MakeRunner<OperationOf<'cropping2d'>> = ({ operation: { top, bottom, left, right } }) =>
  simple(
    (x) => padOrCrop(x as Tensor4D, [-top, -bottom], [-left, -right]),
    (gradient) => padOrCrop(gradient as Tensor4D, [top, bottom], [left, right]),
  )
