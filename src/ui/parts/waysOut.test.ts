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

it('a Lambda is replaced by its own name', () => {
  expect(codedLayer(lambda)).toBe('the "half"')
  expect(linesFor('networkObstacles', codedLayer(lambda))).toContain('if layer.name == "the \\"half\\"":')
})

it('other refusals have none', () => {
  const { obstacles } = lambda.parameters
  expect(hasWayOut({ code: 'networkObstacles', parameters: { obstacles: obstacles.slice(0, 1), more: 0 } })).toBe(false)
  expect(hasWayOut({ code: 'fileGone', parameters: { file: 'x' } })).toBe(false)
})
