import { matMul, reshape, type Tensor, type Tensor4D, tensor, transpose } from '@tensorflow/tfjs-core'

/** A matrix [to, from], flat. */
export interface Matrix {
  to: number
  from: number
  values: Float32Array
}

/** A matrix of one number for each output and input. */
export function makeMatrix(to: number, from: number, fill: (row: Float32Array, index: number) => void): Matrix {
  const values = new Float32Array(to * from)
  for (let index = 0; index < to; index++) fill(values.subarray(index * from, (index + 1) * from), index)
  return { to, from, values }
}

/**
 * Multiplies all columns of a feature map [batch, height, width, channels] by one matrix, and all its rows by another.
 * `transposed` is the way back.
 */
export function mapSides(x: Tensor, rows: Matrix, columns: Matrix, transposed = false): Tensor {
  const [batch, height, width, channels] = (x as Tensor4D).shape
  const load = ({ values, to, from }: Matrix) => {
    const matrix = tensor(values, [1, to, from])
    return transposed ? transpose(matrix, [0, 2, 1]) : matrix
  }
  const tall = matMul(load(rows), reshape(x, [batch, height, width * channels]))
  const newHeight = tall.shape[1] as number
  const wide = matMul(load(columns), reshape(tall, [batch * newHeight, width, channels]))
  return reshape(wide, [batch, newHeight, wide.shape[1] as number, channels])
}
