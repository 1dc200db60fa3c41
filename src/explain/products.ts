/** Rows of a matrix: `count` of `length` values each, one after another, from row `first` on. */
export interface Rows {
  values: Float64Array
  length: number
  first?: number
  count?: number
}

/**
 * The scalar product of `length` values of two arrays, from these places on. Four sums: one would wait for each addition.
 */
export function dot(a: Float64Array, b: Float64Array, length = a.length, i = 0, j = 0): number {
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  const end = i + length
  for (; i + 4 <= end; i += 4, j += 4) {
    first += (a[i] as number) * (b[j] as number)
    second += (a[i + 1] as number) * (b[j + 1] as number)
    third += (a[i + 2] as number) * (b[j + 2] as number)
    fourth += (a[i + 3] as number) * (b[j + 3] as number)
  }
  for (; i < end; i++, j++) first += (a[i] as number) * (b[j] as number)
  return first + second + third + fourth
}

/** Adds so many times the values of `from`, from `start` on, to those of `to`. */
export function addTimes(to: Float64Array, factor: number, from: Float64Array, start = 0): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + factor * (from[start + i] as number)
}

/**
 * Writes the scalar products of rows with a vector (from its place `j` on) to `to`, from `at` on. Four rows at a time:
 * each value of the vector is read once for all of them.
 */
export function dots(
  { values, length, first = 0, count = values.length / length - first }: Rows,
  vector: Float64Array,
  j: number,
  to: Float64Array,
  at: number,
): void {
  const end = at + count
  let a = first * length
  for (; at + 4 <= end; at += 4, a += 4 * length) {
    const [b, c, d] = [a + length, a + 2 * length, a + 3 * length]
    let p = 0
    let q = 0
    let r = 0
    let s = 0
    for (let k = 0; k < length; k++) {
      const value = vector[j + k] as number
      p += (values[a + k] as number) * value
      q += (values[b + k] as number) * value
      r += (values[c + k] as number) * value
      s += (values[d + k] as number) * value
    }
    to[at] = p
    to[at + 1] = q
    to[at + 2] = r
    to[at + 3] = s
  }
  for (; at < end; at++, a += length) to[at] = dot(values, vector, length, a, j)
}

/** The sum of the rows, each times its scalar product with a vector: the matrix's transpose times the matrix times it. */
export function thereAndBack({ values, length }: Rows, vector: Float64Array): Float64Array {
  const count = values.length / length
  const sum = new Float64Array(length)
  const four = new Float64Array(4)
  let row = 0
  for (; row + 4 <= count; row += 4) {
    dots({ values, length, first: row, count: 4 }, vector, 0, four, 0)
    const [p = 0, q = 0, r = 0, s = 0] = four
    const a = row * length
    const [b, c, d] = [a + length, a + 2 * length, a + 3 * length]
    for (let k = 0; k < length; k++) {
      sum[k] =
        (sum[k] as number) +
        (p * (values[a + k] as number) + q * (values[b + k] as number)) +
        (r * (values[c + k] as number) + s * (values[d + k] as number))
    }
  }
  for (; row < count; row++) addTimes(sum, dot(values, vector, length, row * length), values, row * length)
  return sum
}
