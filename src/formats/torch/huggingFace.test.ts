import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { relativeDifference } from '../../../fixtures/goldens.ts'
import { buildForm, camOf } from '../../../fixtures/oracle/buildForm.ts'
import { simd } from '../../../fixtures/packages.ts'
import type { Engine } from '../../engine/engine.ts'
import { startSimd } from '../../engine/simd/simdEngine.ts'
import { planGraph } from '../../graph/planGraph.ts'
import { openNetwork } from '../index.ts'
import { readSafetensors } from '../safetensors.ts'
import { readBeside } from './besideWeights.ts'
import { readStateDict } from './readStateDict.ts'

// Folders of Hugging Face, as scripts/oracle/huggingFace.py made them.
const folder = new URL('../../../fixtures/torch/hugging-face/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, folder))

interface Answers {
  logits: number[]
  weights: number[]
  raw: number[]
}

const open = (name: string) => {
  const names = ['config.json', 'preprocessor_config.json', 'model.safetensors']
  const files = names.map((file) => new File([read(`${name}/${file}`)], file))
  return openNetwork({ files }, { openH5: () => Promise.reject(new Error('No HDF5 here.')) })
}

let engine: Engine
beforeAll(async () => {
  engine = await startSimd(simd)
})

describe('a folder of Hugging Face', () => {
  it.each([
    ['resnet', 'resnet.encoder.stages.3.layers.0'],
    ['convnext', 'convnext.encoder.stages.3.layers.0'],
    ['vit', 'vit.encoder.layer.1.layernorm_before'],
    ['efficientnet', 'efficientnet.encoder.top_activation'],
    ['beit', 'beit.encoder.layer.1'],
    ['registers', 'dinov2_with_registers.layernorm'],
    ['siglip', 'vision_model.post_layernorm'],
    ['clip', 'vision_model.encoder.layers.1'],
    ['swinv2', 'swinv2.layernorm'],
    ['mobilevit', 'mobilevit.conv_1x1_exp'],
    ['mobilevitv2', 'mobilevitv2.encoder.layer.4'],
    ['poolformer', 'norm'],
    ['segformer', 'segformer.encoder.layer_norm.3'],
    ['levit', 'levit.encoder.stages.1.layers.1'],
    ['cvt', 'cvt.encoder.stages.2.layers.2.layernorm_before'],
    ['bit', 'bit.norm'],
  ])('%s answers as transformers, under its names', async (name, target) => {
    const stored = await open(name)
    const plan = planGraph(stored.graph, stored.tensors)
    expect(plan.outputs).toMatchObject([{ head: 'softmax', units: 3, target }])
    const [height = 0, width = 0] = plan.inputs[0]?.shape ?? []
    const picture = Float32Array.from({ length: height * width * 3 }, (_, index) => Math.sin(0.05 * index))
    const network = await buildForm(engine, plan, stored)
    const pass = await network.forward([picture], target)
    const wanted: Answers = JSON.parse(read(`${name}/answers.json`).toString())
    expect(relativeDifference(pass.outputs[0] ?? [], wanted.logits)).toBeLessThan(1e-4)
    const [rows = 0, columns = 0, channels = 0] = plan.featureMaps.get(target) ?? []
    const seed = Float32Array.from(wanted.logits, (value) => (value === Math.max(...wanted.logits) ? 1 : 0))
    const skip = (plan.nodes.find((node) => node.name === target)?.plane?.skip ?? 0) * channels
    const cells = (values: Float32Array) => values.subarray(skip, skip + rows * columns * channels)
    const [activations, gradients] = [await pass.activations(target), await pass.gradients(target, { seed })]
    const { channelWeights, rawMap } = camOf(cells(activations), cells(gradients), [rows, columns, channels])
    expect(relativeDifference(channelWeights, wanted.weights)).toBeLessThan(1e-3)
    // Ours is the mean over channels.
    const sums = rawMap.map((value) => value * channels)
    expect(relativeDifference(sums, wanted.raw)).toBeLessThan(1e-3)
    pass.dispose()
    network.dispose()
  })

  it('says what its classes are called, and how the picture is made', async () => {
    const { about } = await open('resnet')
    expect(about.lists?.[0]?.entries.map(({ label }) => label)).toEqual(['ant', 'bee', 'cow'])
    expect(about).toMatchObject({
      preprocessingFrom: 'file',
      preprocessing: {
        ...{ values: 'custom', mean: [102, 127.5, 153], resize: 'bicubic', antialias: true },
        ...{ fit: 'short-side', shortSide: 256 },
      },
    })
    expect(about.preprocessing?.scale?.map((value) => 1 / value)).toEqual([51, 63.75, 127.5])
    expect((await open('vit')).about.preprocessing).toMatchObject({ fit: 'stretch' })
  })

  it.each([
    ['DetrForObjectDetection', 'boxes'],
    ['SegformerForSemanticSegmentation', 'areas'],
    ['BertForMaskedLM', 'text'],
  ])('%s is refused for what it is', (architecture, task) => {
    const file = new File([], 'config.json')
    const source = { file, kind: 'json' as const, json: { architectures: [architecture], model_type: 'x' } }
    expect(() => readBeside([source], 'model.safetensors')).toThrowError(expect.objectContaining({ code: 'otherTask' }))
    try {
      readBeside([source], 'model.safetensors')
    } catch (error) {
      expect(error).toMatchObject({ parameters: { task } })
    }
  })

  it("timm's config.json tells twins apart, and how the picture is made", () => {
    const json = {
      architecture: 'tf_efficientnet_b0',
      pretrained_cfg: { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5], input_size: [3, 224, 224], crop_pct: 0.875 },
    }
    const { said, processed } = readBeside([{ file: new File([], 'config.json'), kind: 'json', json }], 'x')
    expect(said).toEqual(['tf_efficientnet_b0'])
    expect(processed).toMatchObject({
      preprocessing: { mean: [127.5, 127.5, 127.5], fit: 'short-side', shortSide: 256 },
      ...{ sides: [224, 224], isExact: true },
    })
  })
})

it.each(['convnext', 'vit', 'bit'])('%s in a person’s own module, whatever that is called', async (name) => {
  const dict = await readSafetensors(
    new File([read(`${name}/model.safetensors`)], 'own.safetensors'),
    'own.safetensors',
  )
  const given = new Map(
    [...dict].map(([one, tensor]) => [
      one.replace(`${name}.`, 'backbone.').replace(/^classifier(?:\.\d)?/, 'fc'),
      { ...tensor },
    ]),
  )
  const { graph } = await readStateDict(given, 'own.safetensors', {
    ...{ config: { num_attention_heads: 2, num_groups: 8 }, said: [], processed: undefined },
  })
  expect(graph.nodes.slice(-2).map((node) => node.name)).toEqual(['fc', 'softmax'])
})
