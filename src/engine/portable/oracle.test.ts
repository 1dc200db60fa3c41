import { describe, it } from 'vitest'
import { oracleForms } from '../../../fixtures/oracle/cases.ts'
import { checkForm } from '../../../fixtures/oracle/checkForm.ts'
import { portableEngine } from './portableEngine.ts'

describe('the networks of the oracle, against TensorFlow', () => {
  it.each(oracleForms)('$network, $form', (form) => checkForm(portableEngine, form))
})
