import { afterAll, expect, it } from 'vitest'
import { behindChannel } from '../../fixtures/behindChannel.ts'
import { importerKinds } from '../errors/importerKinds.ts'
import { HeatlensError, toProblem } from '../errors/index.ts'
import { workerKinds } from '../errors/workerKinds.ts'
import { clientOf } from './border.ts'

const reasons: Record<string, unknown> = {
  plain: new HeatlensError('pictureTooLarge', { file: 'a“b.png', megapixels: 400, width: 20000, height: 20000 }),
  nothing: new HeatlensError('noRoom', {}, { cause: new Error('Full') }),
  list: new HeatlensError('weightsOfOtherShape', { weights: 'c/kernel', shape: [3, 3], wanted: [1] }),
  otherKind: new HeatlensError('modelFileNotFetched', { file: 'a.bin' }, { kind: 'worker' }),
  odd: new TypeError('x is not a function'),
  text: 'just a text',
  abort: new DOMException('Enough.', 'AbortError'),
}

interface Failing {
  fail(name: string): Promise<void>
}

const worker = behindChannel<Failing>({ fail: async (name) => Promise.reject(reasons[name]) })
const asked = clientOf<Failing>({}, (call) => call(worker.remote))

afterAll(() => worker.stop())

const thrown = (name: string): Promise<unknown> =>
  asked.fail(name).then(
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
    expect(await files[`./${name}.worker.ts`]?.()).toMatch(/^import '\.\.\/send(?:Importer)?Errors\.ts'$/m)
  },
)

it('the page knows the kind of each error that it throws itself', async () => {
  const files = import.meta.glob<string>(
    [
      '../{state,ui,offline}/**/*.{ts,tsx}',
      './page/*.ts',
      '../*.ts',
      '!../**/*.test.ts',
      '!./**/*.test.ts',
      '!../ui/parts/hasWayOut.ts',
      '!../state/lacking.ts',
    ],
    {
      query: '?raw',
      import: 'default',
    },
  )
  const sources = await Promise.all(Object.values(files).map((read) => read()))
  const thrown = sources.flatMap((source) =>
    [...source.matchAll(/(?<![!=]== )'(\w+)'/g)].map(([, word]) => word as string),
  )
  expect(Object.keys(files).length).toBeGreaterThan(150)
  const elsewhere = { ...workerKinds, ...importerKinds }
  expect(thrown.filter((word) => Object.hasOwn(elsewhere, word))).toEqual([])
})
