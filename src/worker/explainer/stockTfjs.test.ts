import { grad, io, type LayersModel, loadLayersModel, setBackend, slice, type Tensor, tensor } from '@tensorflow/tfjs'
import { expect, it } from 'vitest'
import { readSample, relativeDifference } from '../../../fixtures/goldens.ts'
import { fetchFolder, PACKAGE_URL, simd } from '../../../fixtures/packages.ts'
import { present } from '../../../fixtures/present.ts'
import { preprocess, presets } from '../../image/input/preprocess.ts'
import { resizeNearest } from '../../image/input/resize.ts'
import { createExplainer } from './createExplainer.ts'

const fetch = fetchFolder('public/model/starter')
const fetchFunc = (url: string | URL | Request) => fetch(String(url), { signal: new AbortController().signal })

/** Runs some of a stock model's layers. */
const run = ({ layers }: LayersModel, from: number, to: number, input: Tensor): Tensor =>
  layers.slice(from, to).reduce((x, layer) => layer.apply(x) as Tensor, input)

it('stock TensorFlow.js gives the same probabilities and the same mean gradients from the same package', async () => {
  const input = preprocess(resizeNearest(readSample('cat'), 224), presets.caffe)
  const explainer = createExplainer({ simd, fetch })
  const { model } = await explainer.open({ modelUrl: PACKAGE_URL, backend: 'wasm' }, () => {})
  const { pass, predictions } = await explainer.forward(input.slice(), model.targetLayer)
  const classIndex = predictions[0]?.classIndex as number
  const ours = await explainer.explain(pass, {
    classIndex,
    layer: model.targetLayer,
    method: 'gradCam',
    score: 'probability',
  })

  const stock = await loadLayersModel(io.http(PACKAGE_URL, { fetchFunc }))
  const cut = stock.layers.findIndex(({ name }) => name === model.targetLayer) + 1
  const first = stock.layers.findIndex((layer) => layer.getClassName() === 'Conv2D')
  const activations = run(stock, first, cut, tensor(input, [1, 224, 224, 3]))
  const probabilities = await run(stock, cut, stock.layers.length, activations).data()
  const theirs = predictions.map((prediction) => probabilities[prediction.classIndex] as number)
  expect(
    relativeDifference(
      predictions.map(({ probability }) => probability),
      theirs,
    ),
  ).toBeLessThan(1e-5)

  // TF.js' own gradients, on a backend where they are right.
  const values = await activations.data()
  await setBackend('cpu')
  const score = (a: Tensor) => slice(run(stock, cut, stock.layers.length, a), [0, classIndex], [1, 1]).asScalar()
  const gradients = grad(score)(tensor(values, activations.shape)).mean([0, 1, 2])
  expect(relativeDifference(present(ours.channelWeights), await gradients.data())).toBeLessThan(1e-4)
})
