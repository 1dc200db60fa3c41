import { beforeAll, describe, it } from 'vitest'
import { checkOnnx } from '../../../fixtures/oracle/checkOnnx.ts'
import { onnxForms } from '../../../fixtures/oracle/onnxCases.ts'
import { simd } from '../../../fixtures/packages.ts'
import type { Engine } from '../engine.ts'
import { startSimd } from './simdEngine.ts'

describe('the ONNX files of the oracle on the CPU engine, against PyTorch', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await startSimd(simd)
  })

  it.each(onnxForms)('$network, $file', async (form) => {
    await checkOnnx(engine, form)
  })
})
