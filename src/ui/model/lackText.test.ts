import { expect, it } from 'vitest'
import { HeatlensError, toProblem } from '../../errors/index.ts'
import { adding } from '../../words/en/adding.ts'
import { lackText } from './lackText.ts'

const told = (parameters: object) => {
  const error = new HeatlensError('filesMissing', { count: 1, file: 'a.bin', names: ['a.bin'], ...parameters })
  return lackText(adding, { files: [], lack: 'shards', problem: toProblem(error) })
}

it('names the file that is there, and those that it lacks', () => {
  expect(told({ of: 'net.onnx', total: 3 })).toBe(
    'net.onnx is here. Still missing (1 of 3 files): a.bin. Drop them now.',
  )
  expect(told({ of: 'my-model.json' })).toMatch(/^my-model\.json is here\. Still missing \(1 of 1 file\)/)
})
