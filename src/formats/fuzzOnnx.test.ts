import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mutateBytes } from '../../fixtures/mutate.ts'
import { mutateProto, onnxMessages, parseProto, protoBytes } from '../../fixtures/mutateProto.ts'
import { randomFrom } from '../../fixtures/randomFrom.ts'
import { firstSeed, trials, tryChanged, wanted } from '../../fixtures/tryChanged.ts'

// Damaged files of ONNX; `npm run fuzz` tries more of them (fuzz.test.ts).
const stored = (form: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/oracle/onnx/${form}.onnx`, import.meta.url)))

const onRequest = (forms: readonly string[]) => (wanted > 0 ? forms : [])

describe('a .onnx whose bytes are changed opens or is refused', () => {
  const more = ['shufflenet/ts13-dynamic', 'vit/ts17-dynamic', 'mobilenet/ts9']

  it.each(['opset7/squeezenet-old', 'resnet/ts13-qdq', 'hostile/valid-tiny', ...onRequest(more)])(
    `%s, ${trials} times`,
    async (form) => {
      const bytes = stored(form)
      const random = randomFrom(firstSeed + 17)
      const { told, count } = await tryChanged(form, () => [new File([mutateBytes(bytes, random)], 'net.onnx')])
      expect(told).toBeGreaterThan(count / 10)
    },
  )
})

describe('a .onnx whose messages are changed opens or is refused', () => {
  const more = [
    ...['shufflenet/ts13-dynamic', 'vit/ts14', 'mobilenet/ts9', 'resnet/ts13-qdq', 'resnet/ts13-qoperator-qdq'],
    ...['swin/ts13', 'convnext/dynamo20', 'densenet/ts11', 'squeeze-excite/ts11'],
  ]

  it.each(['opset7/squeezenet-old', 'vit/ts17-dynamic', ...onRequest(more)])(`%s, ${trials} times`, async (form) => {
    const message = parseProto(stored(form), onnxMessages)
    const random = randomFrom(firstSeed + 29)
    const { told, count } = await tryChanged(form, () => [
      new File([protoBytes(mutateProto(message, random))], 'net.onnx'),
    ])
    expect(told).toBeGreaterThan(count / 10)
    expect(told).toBeLessThan(count)
  })
})
