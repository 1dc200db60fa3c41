import { beforeAll, describe, it } from 'vitest'
import { oracleForms } from '../../../fixtures/oracle/cases.ts'
import { checkForm } from '../../../fixtures/oracle/checkForm.ts'
import { simd } from '../../../fixtures/packages.ts'
import type { Engine } from '../engine.ts'
import { startSimd } from './simdEngine.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startSimd(simd)
})

describe('the networks of the oracle on the CPU engine, against TensorFlow', () => {
  it.each(oracleForms)('$network, $form', (form) => checkForm(engine, form))
})
