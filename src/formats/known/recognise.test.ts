import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { h5Opener } from '../../../fixtures/openH5Blob.ts'
import { planGraph } from '../../graph/planGraph.ts'
import { openNetwork } from '../index.ts'

const opener = h5Opener()
afterAll(() => opener.remove())

const bytesOf = (name: string) =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../fixtures/known/${name}`, import.meta.url))))

const open = (name: string, bytes = bytesOf(name)) => openNetwork({ files: [new File([bytes.slice()], name)] }, opener)

describe('weights alone of keras.applications', () => {
  it("in Keras 3's groups, with a narrow width and classes of their own", async () => {
    const { graph, tensors, about } = await open('MobileNet-alpha-own.weights.h5')
    expect(about).toEqual({ name: 'MobileNet-alpha-own.weights', architecture: 'MobileNet' })
    const { outputs, inputs, nodes } = planGraph(graph, tensors)
    expect(outputs.map(({ units, head, target }) => [units, head, target])).toEqual([[7, 'softmax', 'conv_pw_13_relu']])
    expect(inputs.map(({ shape }) => shape)).toEqual([[224, 224, 3]])
    // A quarter of the usual 32 filters.
    expect(nodes.find(({ name }) => name === 'conv1')?.operation).toMatchObject({ filters: 8, strides: [2, 2] })
  })

  it('by names, inside of another model, whose own layers are pooling and a dense one', async () => {
    const { graph, tensors, about } = await open('MobileNet-alpha-nested.h5')
    expect(about.architecture).toBe('MobileNet')
    const { outputs, nodes } = planGraph(graph, tensors)
    expect(outputs[0]).toMatchObject({ units: 7, head: 'softmax', target: 'mobilenet_0.25_224/conv_pw_13_relu' })
    expect(nodes.slice(-2).map(({ operation }) => operation.kind)).toEqual(['reduce', 'dense'])
  })

  it('whose layers have the numbers of a second network in one session', async () => {
    const { graph, tensors, about } = await open('Xception-own.h5')
    expect(about.architecture).toBe('Xception')
    const { outputs, inputs } = planGraph(graph, tensors)
    expect([inputs[0]?.shape, outputs[0]?.units]).toEqual([[299, 299, 3], 7])
    // The ways around blocks are the ones that Keras numbers: in the first network conv2d to conv2d_3.
    const around = graph.nodes.filter(({ name }) => /^conv2d(_\d+)?$/.test(name))
    expect(around.map(({ name, weights }) => [name, weights.kernel])).toEqual(
      [4, 5, 6, 7].map((number) => [`conv2d_${number}`, `conv2d_${number}/kernel`]),
    )
    const widthOf = (name: string) => tensors.find((tensor) => tensor.name === name)?.shape.at(-1)
    expect(around.map(({ weights }) => widthOf(String(weights.kernel)))).toEqual([128, 256, 728, 1024])
  })

  it('of VGG16 with another head', async () => {
    const { graph, tensors, about } = await open('VGG16-flat.weights.h5')
    expect(about.architecture).toBe('VGG16')
    expect(planGraph(graph, tensors).outputs[0]).toMatchObject({ units: 7, target: 'block5_conv3' })
  })

  it('without a head have no classes', async () => {
    await expect(open('VGG16-none.h5')).rejects.toTell(/Keras calls such a file notop/, 'format')
  })
})

it('weights of another network ask for its architecture', async () => {
  const path = '../../../fixtures/oracle/keras/nested-vgg16/model.weights.h5'
  const bytes = new Uint8Array(readFileSync(fileURLToPath(new URL(path, import.meta.url))))
  await expect(open('mine.weights.h5', bytes)).rejects.toTell(/mine\.weights\.h5 \(tensors: \d+\) is none/, 'format')
})
