import { afterAll, expect, it } from 'vitest'
import { behindChannel } from '../../fixtures/behindChannel.ts'
import { HeatlensError, toProblem } from '../errors.ts'

const reasons: Record<string, unknown> = {
  plain: new HeatlensError('pictureTooLarge', { file: 'a“b.png', megapixels: 400, width: 20000, height: 20000 }),
  nothing: new HeatlensError('noRoom', {}, { cause: new Error('Full') }),
  list: new HeatlensError('weightsOfOtherShape', { weights: 'c/kernel', shape: [3, 3], wanted: [1] }),
  otherKind: new HeatlensError('modelFileNotFetched', { file: 'a.bin' }, { kind: 'worker' }),
  odd: new TypeError('x is not a function'),
  text: 'just a text',
  abort: new DOMException('Enough.', 'AbortError'),
}

const worker = behindChannel({ fail: async (name: string): Promise<void> => Promise.reject(reasons[name]) })

afterAll(() => worker.stop())

const thrown = (name: string): Promise<unknown> =>
  worker.remote.fail(name).then(
    () => undefined,
    (error: unknown) => error,
  )

it.each(['plain', 'nothing', 'list', 'otherKind'])(
  'an error crosses with its code, parameters and kind: %s',
  async (name) => {
    const error = await thrown(name)
    const { code, parameters, kind } = reasons[name] as HeatlensError
    expect(error).toBeInstanceOf(HeatlensError)
    expect(error).toMatchObject({ code, parameters, kind })
    expect(error).not.toBe(reasons[name])
  },
)

it.each([
  ['odd', 'x is not a function'],
  ['text', 'just a text'],
])('whatever else was thrown is told as unforeseen: %s', async (name, what) => {
  const error = await thrown(name)
  expect(error).toBeInstanceOf(HeatlensError)
  expect(toProblem(error)).toEqual({ code: 'unforeseen', parameters: { what } })
})

it('an abort stays one', async () => {
  const error = await thrown('abort')
  expect(error).toBeInstanceOf(DOMException)
  expect(error).toMatchObject({ name: 'AbortError', message: 'Enough.' })
})

it.each(['explainer/explainer', 'image/image', 'importer/importer'])(
  'the worker %s sends its errors so',
  async (name) => {
    const files = import.meta.glob<string>('./*/*.worker.ts', { query: '?raw', import: 'default' })
    expect(await files[`./${name}.worker.ts`]?.()).toMatch(/^import '\.\.\/crossErrors\.ts'$/m)
  },
)
