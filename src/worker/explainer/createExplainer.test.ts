import { describe, expect, it, vi } from 'vitest'
import { readGoldenJson, readSample, relativeDifference } from '../../../fixtures/goldens.ts'
import { fetchFrom, makePackage, PACKAGE_URL, simd } from '../../../fixtures/packages.ts'
import { present } from '../../../fixtures/present.ts'
import { seededAbout, seededVgg } from '../../../fixtures/seededVgg.ts'
import { smallPackage } from '../../../fixtures/smallNetwork.ts'
import { backends } from '../../engine/backends/index.ts'
import * as machine from '../../engine/backends/probe.ts'
import type { Engine, Network } from '../../engine/engine.ts'
import type { SimdSetup } from '../../engine/simd/simdEngine.ts'
import { preprocess, presets } from '../../image/input/preprocess.ts'
import { resizeNearest } from '../../image/input/resize.ts'
import type { Question } from '../../types.ts'
import { createExplainer } from './createExplainer.ts'

const input = preprocess(resizeNearest(readSample('cat'), 224), presets.caffe)
const question: Question = { classIndex: 4, layer: 'block5_conv3', method: 'gradCam', score: 'logit' }
const files = makePackage(seededVgg(), seededAbout, 'float32')
const request = { modelUrl: PACKAGE_URL, backend: 'wasm' } as const

async function ready() {
  const explainer = createExplainer({ simd, fetch: fetchFrom(await files) })
  return { explainer, opened: await explainer.open(request, () => {}) }
}

it('has as many tensors after 50 explanations and pictures as after one', async () => {
  const { explainer } = await ready()
  const first = await explainer.forward(input, 'block5_conv3')
  await explainer.explain(first.pass, question)
  const after = await explainer.memory()
  for (let i = 0; i < 50; i++) {
    // A new picture every tenth time, another class each time.
    const { pass } =
      i % 10 === 9 ? await explainer.forward(input, 'block5_conv3') : { pass: first.pass + Math.floor((i + 1) / 10) }
    await explainer.explain(pass, { ...question, classIndex: i % 10, score: i % 2 ? 'logit' : 'probability' })
  }
  expect(await explainer.memory()).toEqual(after)
  await explainer.open(request, () => {})
  await explainer.explain((await explainer.forward(input, 'block5_conv3')).pass, question)
  expect(await explainer.memory()).toEqual(after)
})

it('explains any layer: Grad-CAM of the logit at block4_conv3 as torch has it', async () => {
  const golden = readGoldenJson('vgg16-eighth-seeded', 'cat.methods.block4_conv3.json') as {
    pooledGradients: number[]
    rawMaps: { gradCam: number[] }
  }
  const { explainer } = await ready()
  const { pass } = await explainer.forward(input, 'block4_conv3')
  const { channelWeights, heatmap } = await explainer.explain(pass, { ...question, layer: 'block4_conv3' })
  const peak = Math.max(...golden.rawMaps.gradCam)
  expect(relativeDifference(present(channelWeights), golden.pooledGradients)).toBeLessThan(1e-3)
  expect(
    relativeDifference(
      heatmap.values,
      golden.rawMaps.gradCam.map((value) => Math.max(value, 0) / peak),
    ),
  ).toBeLessThan(1e-3)
})

it.each([
  ['wasm', 'block5_conv3'],
  ['cpu', 'block5_conv3'],
  ['wasm', 'block4_conv3'],
] as const)(
  'explains on %s what speaks against a class in %s, as torch has it with the gradients negated',
  async (backend, layer) => {
    const golden = readGoldenJson('vgg16-eighth-seeded', `cat.methods.${layer}.json`) as {
      pooledGradients: number[]
      rawMaps: { counterfactual: number[] }
    }
    const explainer = createExplainer({ simd, fetch: fetchFrom(await files) })
    await explainer.open({ ...request, backend }, () => {})
    const { pass } = await explainer.forward(input, layer)
    const against: Question = { ...question, layer, evidence: 'against' }
    // The reading for the other question is not reused for this one.
    const speaksFor = await explainer.explain(pass, { ...question, layer })
    const { channelWeights, heatmap, rawPeak, evidence } = await explainer.explain(pass, against)
    expect([speaksFor.evidence, evidence]).toEqual(['for', 'against'])
    const { counterfactual } = golden.rawMaps
    // The reference takes the sum over the channels, this code their mean.
    const channels = present(channelWeights).length
    const peak = Math.max(...counterfactual)
    expect(Math.abs((rawPeak * channels) / peak - 1)).toBeLessThan(1e-3)
    expect(
      relativeDifference(
        present(channelWeights),
        golden.pooledGradients.map((value) => -value),
      ),
    ).toBeLessThan(1e-3)
    expect(
      relativeDifference(
        heatmap.values,
        counterfactual.map((value) => Math.max(value, 0) / peak),
      ),
    ).toBeLessThan(1e-3)
    // Where there is evidence for the class, there is none against it.
    expect(
      heatmap.values.filter((value, cell) => value > 0 && (speaksFor.heatmap.values[cell] as number) > 0),
    ).toHaveLength(0)

    const { gradients, gradientFactor, mean } = await explainer.details(pass, against)
    const sum = mean.map((value) => value * channels)
    expect(relativeDifference(sum, counterfactual)).toBeLessThan(1e-3)
    const pooled = present(channelWeights).map((_, k) => {
      const own = gradients.filter((__, at) => at % channels === k)
      return (own.reduce((sum, value) => sum + value, 0) / own.length) * gradientFactor
    })
    expect(relativeDifference(pooled, present(channelWeights))).toBeLessThan(1e-4)
  },
)

it('says that a pass is gone: replaced by a newer one, or without the layer', async () => {
  const { explainer } = await ready()
  const old = await explainer.forward(input, 'block5_conv3')
  await expect(explainer.explain(old.pass, { ...question, layer: 'block4_conv3' })).rejects.toMatchObject({
    kind: 'passGone',
  })
  await explainer.forward(input, 'block5_conv3')
  await expect(explainer.explain(old.pass, question)).rejects.toMatchObject({ kind: 'passGone' })
})

describe('a forward pass that is aborted', () => {
  it('ends as aborted, whether it runs or waits, and the next one is right', async () => {
    const { explainer } = await ready()
    const whole = await explainer.forward(input, 'block5_conv3')
    const tensors = await explainer.memory()
    const stop = new AbortController()
    const running = explainer.forward(input, 'block5_conv3', stop.signal)
    const waiting = explainer.forward(input, 'block5_conv3', stop.signal)
    await Promise.resolve()
    stop.abort()
    const next = explainer.forward(input, 'block5_conv3')
    await expect(running).rejects.toMatchObject({ name: 'AbortError' })
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    expect((await next).predictions).toEqual(whole.predictions)
    expect(await explainer.memory()).toEqual(tensors)
  })
})

describe('an engine that is lost', () => {
  /** An explainer on an engine whose loss the test triggers. */
  async function onEngine() {
    const wasm = backends.wasm.start
    let tell: () => void = () => {}
    const wrong: { gradients?: Float32Array<ArrayBuffer> } = {}
    const state = { isLost: false, isLostAtWork: false }
    const start = vi.spyOn(backends.wasm, 'start').mockImplementation((async (setup: SimdSetup, onLost: () => void) => {
      tell = onLost
      const engine = await wasm(setup)
      const build: Engine['build'] = async (...what) => {
        const network = await engine.build(...what)
        const forward: Network['forward'] = async (...run) => {
          const pass = await network.forward(...run)
          return { ...pass, gradients: async (...back) => wrong.gradients ?? pass.gradients(...back) }
        }
        return { ...network, forward }
      }
      return { build, isLost: (isAtRest: boolean) => (isAtRest ? state.isLost : state.isLostAtWork) }
    }) as never)
    const { explainer } = await ready()
    start.mockRestore()
    return { explainer, state, wrong, tell: () => tell() }
  }
  const lost = expect.toTell(/The graphics processor was reset/, 'lost')

  it('gives no answer that was read after it, though nothing was told', async () => {
    const { explainer, state } = await onEngine()
    const { pass } = await explainer.forward(input, 'block5_conv3')
    state.isLost = true
    await expect(explainer.explain(pass, question)).rejects.toEqual(lost)
    await expect(explainer.forward(input, 'block5_conv3')).rejects.toEqual(lost)
  })

  it('ends what runs, what waits and what comes after', async () => {
    const { explainer, tell } = await onEngine()
    const running = explainer.forward(input, 'block5_conv3')
    const waiting = explainer.forward(input, 'block5_conv3')
    tell()
    await expect(running).rejects.toEqual(lost)
    await expect(waiting).rejects.toEqual(lost)
    await expect(explainer.memory()).rejects.toEqual(lost)
    // Even a ping still works.
    await explainer.ping()
  })

  it('is what gradients come from that are no numbers', async () => {
    const { explainer, wrong } = await onEngine()
    const { pass } = await explainer.forward(input, 'block5_conv3')
    wrong.gradients = new Float32Array(14 * 14 * 64).fill(Number.NaN)
    await expect(explainer.explain(pass, question)).rejects.toMatchObject({ kind: 'lost' })
  })

  it('is noticed in the midst of a job that never ends, at the next sign of life', async () => {
    const { explainer, state } = await onEngine()
    const running = explainer.forward(input, 'block5_conv3')
    state.isLostAtWork = true
    await explainer.ping()
    await expect(running).rejects.toEqual(lost)
  })

  it('is what an error of any other kind is put down to', async () => {
    const { explainer, state } = await onEngine()
    state.isLost = true
    await expect(explainer.explain(99, question)).rejects.toEqual(lost)
  })
})

it('runs the same test picture in any engine, with the same logits, and another one with others', async () => {
  const small = fetchFrom(await smallPackage())
  const on = async (backend: 'wasm' | 'cpu') => {
    const explainer = createExplainer({ simd, fetch: small })
    return { explainer, ...(await explainer.open({ modelUrl: PACKAGE_URL, backend }, () => {})) }
  }
  const [{ explainer, model }, reference] = [await on('wasm'), await on('cpu')]
  const picture = new Float32Array(model.input.height * model.input.width * model.input.channels)
  const { pass } = await explainer.forward(picture, model.targetLayer)
  const before = await explainer.memory()
  const [first, other] = [await explainer.trial(0), await explainer.trial(1)]
  expect(first.ms).toBeGreaterThan(0)
  expect(first.logits).toHaveLength(model.classes.length)
  expect(relativeDifference((await reference.explainer.trial(0)).logits, first.logits)).toBeLessThan(1e-4)
  expect(relativeDifference(other.logits, first.logits)).toBeGreaterThan(1e-2)
  // The kept pass is gone, and nothing else is kept.
  const gone = explainer.explain(pass, { ...question, layer: model.targetLayer })
  await expect(gone).rejects.toMatchObject({ kind: 'passGone' })
  expect((await explainer.memory()).bytes).toBeLessThanOrEqual(before.bytes)
})

describe('on a machine with a graphics processor', () => {
  const gpu = { renderer: 'ANGLE (NVIDIA, NVIDIA H100, OpenGL ES 3.2)', maxTextureSize: 16384, hasFloat32: true }
  const openOn = async (gibibytes: number | undefined) => {
    const probed = vi.spyOn(machine, 'probe').mockReturnValue({ webgl: gpu, wasm: true })
    vi.stubGlobal('navigator', { deviceMemory: gibibytes })
    try {
      return await createExplainer({ simd, fetch: fetchFrom(await files) }).open({ modelUrl: PACKAGE_URL }, () => {})
    } finally {
      probed.mockRestore()
      vi.unstubAllGlobals()
    }
  }

  it('answers on the processor first, and names the rival', async () => {
    const { backend, rival } = await openOn(8)
    expect(backend).toEqual({ id: 'wasm', reason: { code: 'readyFirst', parameters: { name: 'NVIDIA H100' } } })
    expect(rival).toEqual({ renderer: gpu.renderer, name: 'NVIDIA H100' })
  })

  it('stays there with a network that cannot be held twice, and says so', async () => {
    const { backend, rival } = await openOn(0.02)
    expect(backend).toEqual({ id: 'wasm', reason: { code: 'tooLargeForTwo', parameters: {} } })
    expect(rival).toBeUndefined()
  })
})

it('tells about the network', async () => {
  const { opened } = await ready()
  expect(opened.backend).toEqual({ id: 'wasm', reason: expect.toTell(/\w/) })
  expect(opened.model).toMatchObject({
    id: 'eighth-seeded',
    targetLayer: 'block5_conv3',
    inputSize: 224,
    weights: 'float32',
  })
  expect(opened.model.layers).toHaveLength(18)
})

it('says where there was no room to keep the network, and runs it all the same', async () => {
  const explainer = createExplainer({
    simd,
    fetch: fetchFrom(await files),
    findShardStore: async (_url, _sha256, tellFull) => {
      tellFull()
      return undefined
    },
  })
  const { notices } = await explainer.open(request, () => {})
  expect(notices).toEqual([expect.toTell(/^There was no room to keep Seeded eighth on this device/)])
  expect((await ready()).opened.notices).toEqual([])
})

describe('a failure', () => {
  it('to load leaves nothing behind, and the next try works', async () => {
    const good = fetchFrom(await files)
    let isBroken = true
    const explainer = createExplainer({
      simd,
      fetch: async (url, init) =>
        isBroken && url.includes('fc2-bias') ? new Response('', { status: 500 }) : good(url, init),
    })
    await expect(explainer.open(request, () => {})).rejects.toMatchObject({ kind: 'load' })
    expect(await explainer.memory()).toEqual({ tensors: 0, bytes: 0 })
    isBroken = false
    expect((await explainer.open(request, () => {})).model.id).toBe('eighth-seeded')
  })

  it('shows in numbers that cannot be right', async () => {
    const network = seededVgg()
    const overflowing = network.tensors.map((one) =>
      one.name === 'predictions/kernel'
        ? { ...one, readRows: (from: number, to: number) => new Float32Array((to - from) * 10).fill(3e38) }
        : one,
    )
    const files = await makePackage({ ...network, tensors: overflowing }, seededAbout, 'float32')
    const explainer = createExplainer({ simd, fetch: fetchFrom(files) })
    await explainer.open(request, () => {})
    await expect(explainer.forward(input, 'block5_conv3')).rejects.toMatchObject({ kind: 'lost' })
  })

  it('is a class list that does not fit the network', async () => {
    const broken = new Map(await files)
    const json = JSON.parse(new TextDecoder().decode(broken.get('model.json')))
    json.userDefinedMetadata.heatlens.classes.pop()
    broken.set('model.json', new TextEncoder().encode(JSON.stringify(json)))
    const explainer = createExplainer({ simd, fetch: fetchFrom(broken) })
    await expect(explainer.open(request, () => {})).rejects.toTell(/10 outputs and its list 9 classes/)
  })

  it('is a preset that there is not', async () => {
    const broken = new Map(await files)
    const json = JSON.parse(new TextDecoder().decode(broken.get('model.json')))
    json.userDefinedMetadata.heatlens.preset = 'toString'
    broken.set('model.json', new TextEncoder().encode(JSON.stringify(json)))
    const explainer = createExplainer({ simd, fetch: fetchFrom(broken) })
    await expect(explainer.open(request, () => {})).rejects.toMatchObject({ kind: 'format' })
  })
})
