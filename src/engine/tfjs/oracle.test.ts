import { beforeAll, describe, it } from 'vitest'
import { oracleForms } from '../../../fixtures/oracle/cases.ts'
import { checkForm } from '../../../fixtures/oracle/checkForm.ts'
import { simd } from '../../../fixtures/packages.ts'
import { startBackend } from '../backends/startBackend.ts'
import type { Engine } from '../engine.ts'

describe('the networks of the oracle on cpu, against TensorFlow', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = (await startBackend({ simd, wanted: 'cpu', onLost: () => {} })).engine
  })

  it.each(oracleForms)('$network, $form', (form) => checkForm(engine, form))
})
