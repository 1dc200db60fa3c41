import { describe, expect, it } from 'vitest'
import { checkOnnx } from '../../../fixtures/oracle/checkOnnx.ts'
import { type OnnxForm, onnxForms } from '../../../fixtures/oracle/onnxCases.ts'
import { portableEngine } from './portableEngine.ts'

// The CPU engine runs all of them; here is one of each network.
const isOne = ({ network }: OnnxForm, at: number) => onnxForms.findIndex((one) => one.network === network) === at
const chosen = process.env.HEATLENS_ONNX ? onnxForms : onnxForms.filter(isOne)

describe('the ONNX files of the oracle, against PyTorch', () => {
  it.each(chosen)('$network, $file', async (form) => {
    const layers = await checkOnnx(portableEngine, form)
    const isRounded = /fp16|-q/.test(form.file)
    expect(layers.length > 0).toBe(!isRounded && form.file !== 'squeezenet-old-softmax.onnx')
  })
})
