import { memory } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { attentionCases } from '../../../../fixtures/attentionCases.ts'
import { operationCases } from '../../../../fixtures/operationCases.ts'
import { simd } from '../../../../fixtures/packages.ts'
import { planOne } from '../../../../fixtures/planOne.ts'
import { compareWithPortable, kinkCases, moreCases } from '../../../../fixtures/tfjsOperations.ts'
import { startBackend } from '../../backends/startBackend.ts'
import { tfjsEngine } from '../tfjsEngine.ts'

describe('each operation on cpu, against its definition', () => {
  // A warm-up must run on whatever has arrived, and change nothing.
  const engine = tfjsEngine({ warmUp: (run) => run() })
  beforeAll(() => startBackend({ simd, wanted: 'cpu', onLost: () => {} }))

  it.each([...operationCases, ...attentionCases, ...moreCases, ...kinkCases])('$name', async (one) => {
    const before = memory().numTensors
    const differences = await compareWithPortable(engine, planOne(one), one)
    expect(memory().numTensors).toBe(before)
    for (const [what, difference] of differences) expect(difference, what).toBeLessThan(1e-5)
  })
})
