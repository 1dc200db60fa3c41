import { beforeAll, describe, it } from 'vitest'
import { checkOnnx } from '../../../fixtures/oracle/checkOnnx.ts'
import { simd } from '../../../fixtures/packages.ts'
import { startBackend } from '../backends/startBackend.ts'
import type { Engine } from '../engine.ts'

describe('ONNX files of the oracle on cpu, against PyTorch', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = (await startBackend({ simd, wanted: 'cpu', onLost: () => {} })).engine
  })

  it.each([
    { network: 'opset7', file: 'squeezenet-old.onnx' },
    { network: 'shufflenet', file: 'ts11.onnx' },
    { network: 'swin', file: 'ts13.onnx' },
    { network: 'resnet', file: 'ts13-qdq.onnx' },
  ])('$network, $file', async (form) => {
    await checkOnnx(engine, form)
  })
})
