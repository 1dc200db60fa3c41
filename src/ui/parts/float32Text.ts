/**
 * A number as NumPy prints a float32: the fewest digits that distinguish it from its neighbours, the nearest of those,
 * with an exponent from 1e16 on and below 1e-4. 0.9094213, 1.6e-05, -0.0.
 */
export function float32Text(value: number): string {
  const single = Math.fround(value)
  if (Number.isNaN(single)) return 'nan'
  if (!Number.isFinite(single)) return single > 0 ? 'inf' : '-inf'
  if (single === 0) return Object.is(single, -0) ? '-0.0' : '0.0'
  const [mantissa = '', power = ''] = shortest(single).split('e')
  const exponent = Number(power)
  const size = Math.abs(single)
  if (size >= 1e16 || size < 1e-4) {
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
  }
  const sign = single < 0 ? '-' : ''
  const digits = mantissa.replace(/[-.]/g, '')
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  return `${sign}${digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')}.${digits.slice(exponent + 1) || '0'}`
}

/** A probability as it is printed; `tooSmall` if it underflows a float32, because no probability is zero. */
export const probabilityText = (probability: number, tooSmall: string): string =>
  Math.fround(probability) === 0 ? tooSmall : float32Text(probability)

/** With an exponent, as JavaScript writes it: 1.6e-5. */
function shortest(single: number): string {
  for (let decimals = 0; ; decimals++) {
    const near = rounded(single, decimals)
    // Below a power of two, the neighbour is nearer than above it: digits that are too far off below may be near enough
    // above.
    const step = Math.sign(single) * 10 ** (Number(near.split('e')[1]) - decimals)
    const beyond = (Number(near) + step).toExponential(decimals)
    const text = [near, beyond].find((one) => Math.fround(Number(one)) === single)
    if (text) return text
  }
}

/** Like `toExponential`, but it rounds ties to even instead of up. */
function rounded(single: number, decimals: number): string {
  const half = /5(?=e)/.exec(single.toExponential(decimals + 1))
  const isBetween = half && Number(single.toExponential(decimals + 1)) === single
  const below = half?.input.replace(/\.?5e/, 'e')
  return isBetween && below && /[02468]e/.test(below) ? below : single.toExponential(decimals)
}
