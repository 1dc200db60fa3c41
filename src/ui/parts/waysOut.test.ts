import { expect, it } from 'vitest'
import type { Problem } from '../../errors/codes.ts'
import { codedLayer, hasWayOut } from './hasWayOut.ts'
import { linesFor } from './waysOut.ts'

const lambda: Problem = {
  code: 'networkObstacles',
  parameters: {
    obstacles: [
      { node: 'a', kindName: 'Conv3D', reason: 'kindUnknown', parameters: {} },
      { node: 'inner/the "half"', kindName: 'Lambda', reason: 'pythonCode', parameters: {} },
    ],
    more: 0,
  },
}

it.each(['savedModelFile', 'checkpointFile', 'tfliteFile', 'frozenGraphFile'] as const)('%s has lines', (code) => {
  expect(hasWayOut({ code, parameters: { file: 'x' } })).toBe(true)
  expect(linesFor(code)).toContain('model.save("for-heatlens.')
})

it.each(['wholeModuleFile', 'torchScriptFile', 'exportedProgramFile'] as const)('%s has lines', (code) => {
  expect(hasWayOut({ code, parameters: { file: 'x', class: 'y' } } as Problem)).toBe(true)
  expect(linesFor(code)).toMatch(/torch\.onnx\.export\([\s\S]*"for-heatlens\.onnx"/)
})

it('a class of the author’s own is called by its name', () => {
  expect(hasWayOut({ code: 'ownModel', parameters: { class: 'Net' } })).toBe(true)
  expect(linesFor('ownModel', { model: 'Net', file: 'a.keras' })).toContain(
    'load_model("a.keras", safe_mode=False, custom_objects={"Net": Net})',
  )
  expect(linesFor('ownModel', { model: 'Net"}) #' })).toContain('{"MyModel": MyModel}')
})

it('a Lambda is replaced by its own name', () => {
  expect(codedLayer(lambda)).toEqual({ layer: 'the "half"', kind: 'Lambda' })
  expect(linesFor('networkObstacles', codedLayer(lambda))).toContain('if layer.name == "the \\"half\\"":')
})

it.each([
  ['KerasLayer', 'tensorflow_hub.KerasLayer'],
  ['QuantizeWrapperV2', 'quantize_scope()'],
  ['ClusterWeights', 'strip_clustering(model)'],
])('a %s of a library has lines of its own', (kindName, line) => {
  const obstacles = [{ node: 'a', kindName, reason: 'ownClass' as const, parameters: {} }]
  const found = codedLayer({ code: 'networkObstacles', parameters: { obstacles, more: 0 } })
  expect(linesFor('networkObstacles', { ...found, file: 'net.h5' })).toContain(line)
  expect(linesFor('networkObstacles', { ...found, file: 'net.h5' })).toContain('load_model("net.h5"')
  expect(linesFor('networkObstacles', { kind: 'constructor' })).toContain('recursive=True')
})

it('the file that was refused is the one that is loaded; of an archive the name says nothing', () => {
  expect(linesFor('networkObstacles', { file: 'my "net".keras' })).toContain('load_model("my \\"net\\".keras", safe')
  expect(linesFor('wholeModuleFile', { file: 'best.pt' })).toContain('torch.load("best.pt", weights')
  expect(linesFor('networkObstacles', { file: 'all.zip' })).toContain('load_model("model.keras"')
})

it('other refusals have none', () => {
  const { obstacles } = lambda.parameters
  expect(hasWayOut({ code: 'networkObstacles', parameters: { obstacles: obstacles.slice(0, 1), more: 0 } })).toBe(false)
  expect(hasWayOut({ code: 'fileGone', parameters: { file: 'x' } })).toBe(false)
})
