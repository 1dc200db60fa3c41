import { expect, it } from 'vitest'
import type { Distances } from './distances.ts'
import { missesOf, type Result, toTable } from './table.ts'

const far = (channelWeights: number, logits = 1e-6): Distances => ({
  logits,
  layers: { a: { channelWeights, map: 0 } },
})
const result: Result = {
  network: 'Net',
  parameters: 1e6,
  forms: { '.keras': 'same' },
  float32: far(1e-6),
  cpu: far(0.1),
}

it('a map that is off is a miss, unless the way back is right, so that only rounding was on another side', () => {
  expect(missesOf(result)).toEqual(['Net, CPU: 1e-6, **1e-1**, 0'])
  expect(missesOf({ ...result, back: far(1e-6) })).toEqual([])
  expect(missesOf({ ...result, back: far(0.01) })).toEqual([
    'Net, CPU: 1e-6, **1e-1**, 0',
    'Net, the way back: **1e-2**, 0',
  ])
})

it('logits have no such excuse, and neither has float64', () => {
  expect(missesOf({ ...result, cpu: far(0, 0.01), back: far(0) })).toEqual(['Net, CPU: **1e-2**, 0, 0'])
  expect(missesOf({ ...result, back: far(0), exact: far(0.01) })).toEqual(['Net, float64: 1e-6, **1e-2**, 0'])
})

it('the table has the way back behind the CPU engine', () => {
  const [head = '', , row = ''] = toTable([{ ...result, back: far(2e-6) }]).split('\n')
  const at = head.split('|').findIndex((cell) => cell.includes('way back'))
  expect(row.split('|')[at]?.trim()).toBe('2e-6')
})
