import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { allocatedBy } from '../../../fixtures/allocated.ts'
import { HeatlensError, toProblem } from '../../errors/index.ts'
import { planGraph } from '../../graph/planGraph.ts'
import { inEnglish } from '../../words/inEnglish.ts'
import { openNetwork } from '../index.ts'

// Files that must be refused in a sentence; expected.tsv there says what each is.
const folder = fileURLToPath(new URL('../../../fixtures/oracle/onnx/hostile/', import.meta.url))

const toFile = (name: string) => new File([readFileSync(`${folder}${name}`)], name)
const openH5 = () => Promise.reject(new Error('No HDF5 here.'))

/** What a person is told, in one line; nothing of a network that opens and can be read. */
async function told(...names: string[]): Promise<string | undefined> {
  try {
    const { graph, tensors } = await openNetwork({ files: names.map(toFile) }, { openH5 })
    planGraph(graph, tensors)
    for (const { shape, readRows } of tensors) await readRows(0, shape[0] ?? 1)
    return undefined
  } catch (error) {
    expect(error, `${(error as Error).stack}`).toBeInstanceOf(HeatlensError)
    expect((error as Error).cause, 'foreseen').toBeUndefined()
    return inEnglish(toProblem(error))
  }
}

const listed = readFileSync(`${folder}expected.tsv`, 'utf8')
  .split('\n')
  .slice(1)
  .flatMap((line) => line.split('\t')[0] || [])

const says: readonly (readonly [file: string, message: RegExp])[] = [
  ['cycle.onnx', /in a circle, by way of (?:add|relu)/],
  ['self-cycle.onnx', /Relu \(me\): it needs its own output/],
  ['dims-overflow.onnx', /weights w are incomplete/],
  ['dims-negative.onnx', /shape of the weights w is not valid \(-4 × -3 × 3 × 3\)/],
  ['raw-short.onnx', /weights w are incomplete/],
  ['external-parent.onnx', /external-parent\.onnx needs 1 more file, such as secret\./],
  ['external-absolute.onnx', /needs 1 more file, such as passwd\./],
  ['external-url.onnx', /needs 1 more file, such as w\.bin\./],
  ['missing-input.onnx', /Add \(add\): it takes the output of nowhere/],
  ['same-output-twice.onnx', /\(y\): two layers have this name/],
  ['constant-bomb.onnx', /1,048,576 × 1,048,576 values, more than fit/],
  ['expand-bomb.onnx', /16,777,216 × 3 × 8 × 8 values, more than fit/],
  ['resize-bomb.onnx', /8,000,000 × 8,000,000 × 3 values, more than fit/],
  ['pads-bomb.onnx', /2,147,483,656 × 2,147,483,656 × 3 values, more than fit/],
  ['stride-zero.onnx', /the setting strides is \[0,0\]/],
  ['group-wrong.onnx', /the setting group is 5/],
  ['kernel-mismatch.onnx', /its weights w are 3 × 3, where 9 × 9 is wanted/],
  ['perm-wrong.onnx', /the setting perm is \[0,0,7,-1\]/],
  ['split-negative.onnx', /the setting split is \[5,-2\]/],
  ['custom-op.onnx', /com\.example\.GridSampleXL \(gs\).*NonMaxSuppression \(b\)/],
  ['recursive-function.onnx', /in a circle, by way of local\.Loop/],
  ['control-flow.onnx', /If \(y\): a kind of layer that Heatlens does not have/],
  ['opset-999.onnx', /opset 999 of ONNX, which is newer than what Heatlens reads \(7 to 28\)/],
  ['opset-1.onnx', /opset 1 of ONNX, which is older than what Heatlens reads \(7 to 28\)/],
  ['no-opset.onnx', /does not say for which opset/],
  ['empty-graph.onnx', /has no operators/],
  ['training-ml.onnx', /not a network for pictures \(ai\.onnx\.ml\.TreeEnsembleClassifier\)/],
  ['text-model.onnx', /not a network for pictures \(int64, 1 × n\)/],
  ['truncated.onnx', /cut short or damaged/],
  ['length-lies.onnx', /not a valid ONNX file/],
  ['varint-endless.onnx', /not a valid ONNX file/],
  ['group-nesting.onnx', /not a valid ONNX file/],
  ['deep-subgraphs.onnx', /If \(y\): a kind of layer/],
  ['json.onnx', /not a valid ONNX file/],
  ['lfs-pointer.onnx', /a pointer of Git LFS/],
]

/** What reading a file of so many bytes may take: a window of it, and a few copies. */
const mostBytes = (size: number) => 2 ** 16 + 8 * size

describe('a file of ONNX that is no network which can run is refused in words', () => {
  it.each(says)('%s', async (file, message) => {
    const start = performance.now()
    let sentence: string | undefined
    const bytes = await allocatedBy(async () => {
      sentence = await told(file)
    })
    expect(sentence).toMatch(message)
    expect(bytes).toBeLessThan(mostBytes(statSync(`${folder}${file}`).size))
    expect(sentence).toMatch(/^[^\n]{30,600}\.$/)
    expect(performance.now() - start).toBeLessThan(5000)
  })

  it.each(['external-offset.onnx', 'external-negative.onnx'])('%s', async (file) => {
    expect(await told(file, 'valid-tiny.onnx')).toMatch(/weights w are said to lie outside of “valid-tiny\.onnx”/)
  })

  it('every file is among these, and the sound one opens', async () => {
    const others = ['valid-tiny.onnx', 'external-offset.onnx', 'external-negative.onnx']
    expect([...says.map(([file]) => file), ...others].sort()).toEqual([...listed].sort())
    expect(await told('valid-tiny.onnx')).toBeUndefined()
  })
})
