import { afterEach, describe, expect, it, vi } from 'vitest'
import { largestDifference, relativeDifference } from '../../../fixtures/goldens.ts'
import { h5Opener } from '../../../fixtures/openH5Blob.ts'
import { type Form, filesOf, oracleForms, readAnswers, readArray } from '../../../fixtures/oracle/cases.ts'
import { simd } from '../../../fixtures/packages.ts'
import { present } from '../../../fixtures/present.ts'
import type { ModelInfo } from '../../types.ts'
import { createExplainer } from '../explainer/createExplainer.ts'
import { createImporter } from './importer.ts'

const base = 'https://x.test/app/'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** The first form of each network, from its files to an explainer that has opened its package. */
async function importAndOpen(form: Form) {
  vi.stubGlobal('caches', undefined)
  const opener = h5Opener()
  const importer = createImporter(opener)
  const imported = await importer.importNetwork(filesOf(form), { weights: 'float32' }, base, () => {})
  opener.remove()
  const { id, held } = imported
  const explainer = createExplainer({ simd })
  const request = { modelUrl: `${base}on-device/${id}/model.json`, backend: 'wasm' } as const
  const { model } = await explainer.open({ ...request, ...(held && { files: held.files }) }, () => {})
  return { explainer, model }
}

const forms = [...new Map([...oracleForms].reverse().map((form) => [form.network, form])).values()]

const outputNamed = ({ outputs }: ModelInfo, name: string) =>
  Math.max(
    outputs.findIndex((one) => one.name === name),
    0,
  )

describe.each(forms)('$network from $form, as a package on the CPU engine', (form) => {
  it("gives TensorFlow's logits and maps for each output at its default layer", async () => {
    const { explainer, model } = await importAndOpen(form)
    const answers = readAnswers(form.network)
    const { input, numbers = [], outputs } = answers.pictures.cat as (typeof answers.pictures)[string]
    const picture = readArray(form.network, input)
    for (const [name, answer] of Object.entries(outputs)) {
      const output = outputNamed(model, name)
      const { layers, targetLayer: byDefault, classes, head } = model.outputs[output] as ModelInfo['outputs'][number]
      const layersAnswered = new Map(Object.entries(answer.layers))
      // Operations without a name have no answer; the layer before it has.
      const targetLayer = layersAnswered.has(byDefault)
        ? byDefault
        : (layers.findLast((one) => layersAnswered.has(one)) as string)
      const options = { output, ...(numbers.length > 0 && { numbers: [Float32Array.from(numbers)] }) }
      const { pass, predictions } = await explainer.forward(picture.slice(), targetLayer, undefined, options)
      const [first] = predictions
      expect(first?.classIndex).toBe(answer.class)
      const isOneUnit = answer.logits.length === 1
      expect(classes).toHaveLength(isOneUnit ? 2 : answer.logits.length)
      const logits = isOneUnit ? [Math.abs(answer.logits[0] as number)] : answer.logits
      const ours = predictions.map(({ logit }) => logit).slice(0, isOneUnit ? 1 : undefined)
      const theirs = predictions.map(({ classIndex }) => logits[isOneUnit ? 0 : classIndex] as number)
      expect(relativeDifference(ours, theirs.slice(0, ours.length))).toBeLessThan(1e-4)
      if (head !== 'linear') {
        const value = answer.values[isOneUnit ? 0 : answer.class] as number
        const probability = isOneUnit && answer.class === 0 ? 1 - value : value
        expect(first?.probability).toBeCloseTo(probability, 4)
      }
      const layer = layersAnswered.get(targetLayer) as (typeof answer.layers)[string]
      const explanation = await explainer.explain(pass, {
        ...{ output, classIndex: answer.class, layer: targetLayer, method: 'gradCam', score: 'logit' },
      })
      expect(explanation.empty).toBe(layer.empty)
      expect(relativeDifference(present(explanation.channelWeights), layer.channelWeights)).toBeLessThan(1e-3)
      expect(largestDifference(explanation.heatmap.values, layer.map)).toBeLessThan(1e-3)
    }
  })
})
