import { describe, expect, it } from 'vitest'
import { checkOnnx } from '../../../fixtures/oracle/checkOnnx.ts'
import { onnxForms } from '../../../fixtures/oracle/onnxCases.ts'
import { portableEngine } from './portableEngine.ts'

describe('the ONNX files of the oracle, against PyTorch', () => {
  it.each(onnxForms)('$network, $file', async (form) => {
    const layers = await checkOnnx(portableEngine, form)
    const isRounded = /fp16|-q/.test(form.file)
    expect(layers.length > 0).toBe(!isRounded && form.file !== 'squeezenet-old-softmax.onnx')
  })
})
