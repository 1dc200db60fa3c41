/** 0 to count − 1 in an order whose beginnings are spread over the whole range: by steps of the golden ratio. */
export function spreadOrder(count: number): number[] {
  let step = Math.max(1, Math.round(count * 0.618))
  while (divisor(step, count) > 1) step++
  return Array.from({ length: count }, (_, index) => (index * step) % count)
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
