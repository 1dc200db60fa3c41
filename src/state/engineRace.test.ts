import { expect, it, vi } from 'vitest'
import { failed } from '../../fixtures/failed.ts'
import { deferred, explanationOf, opened, photoOf, picture, setUp } from '../../fixtures/fakeApp.ts'
import { EMBEDDED_MODEL } from '../types.ts'
import type { OpenedNetwork } from '../worker/explainer/explainer.ts'
import type { Trial } from '../worker/explainer/trial.ts'
import { toPageState } from './pageState.ts'

const rival = { renderer: 'ANGLE (NVIDIA, NVIDIA H100, OpenGL ES 3.2)', name: 'NVIDIA H100' }
const ready: OpenedNetwork = {
  ...opened,
  backend: { id: 'wasm', reason: { code: 'readyFirst', parameters: { name: rival.name } } },
  rival,
}

interface Faked {
  /** Milliseconds of a trial. */
  wasm?: number
  webgl?: number
  /** The first logit on WebGL; 1 on the processor. */
  logit?: number
  kept?: string | null
  opens?: () => Promise<unknown>
  query?: string
}

/** The page on a machine with a graphics processor, over fake workers. */
function onMachine({ wasm = 30, webgl = 10, logit = 1, kept = null, opens = async () => ready, query }: Faked = {}) {
  const log: string[] = []
  let text = kept
  const trial =
    (name: string, ms: number, first: number) =>
    async (at: number): Promise<Trial> => {
      log.push(`${name} ${at}`)
      return { ms, logits: Float32Array.of(first, 2) }
    }
  const challenger = {
    open: vi.fn(async () => {
      log.push('open webgl')
      await opens()
      return ready
    }),
    trial: vi.fn(trial('webgl', webgl, logit)),
    takeOver: vi.fn(() => void log.push('take over')),
    stop: vi.fn(),
  }
  const challenge = { trial: vi.fn(trial('wasm', wasm, 1)), challenge: vi.fn(() => challenger) }
  const app = setUp({
    ...(query !== undefined && { query }),
    explainer: { open: vi.fn(async () => ready) },
    engines: {
      challenge,
      memory: {
        read: () => text,
        change(change) {
          text = change(text)
        },
        page: ['version'],
      },
    },
  })
  const backend = () => app.get().engine?.backend
  return { ...app, log, challenger, challenge, backend, kept: () => text }
}

const settled = (page: ReturnType<typeof onMachine>) =>
  vi.waitFor(() => expect(page.backend()?.reason.code).not.toBe('readyFirst'))

it('is ready at once, compares both engines on the same pictures, and goes on with WebGL where it is faster', async () => {
  const page = onMachine()
  await page.get().load()
  expect(toPageState(page.get()).state).toBe('ready')
  expect(page.backend()).toEqual(ready.backend)
  await settled(page)
  expect(page.log).toEqual(['open webgl', 'webgl 0', 'wasm 1', 'webgl 1', 'wasm 2', 'webgl 2', 'take over'])
  expect(page.challenger.open).toHaveBeenCalledWith(
    expect.objectContaining({ modelUrl: `https://x.test/${EMBEDDED_MODEL}`, backend: 'webgl' }),
    expect.any(Function),
  )
  expect(page.backend()?.id).toBe('webgl')
  expect(page.backend()?.reason).toTell('A test picture took it 10 ms; WebAssembly took 30 ms.')
})

it('stays on the processor where that is faster, and lets the other worker go', async () => {
  const page = onMachine({ wasm: 10, webgl: 30 })
  await page.get().load()
  await settled(page)
  expect(page.backend()?.id).toBe('wasm')
  expect(page.backend()?.reason).toTell('A test picture took it 10 ms; WebGL took 30 ms.')
  await vi.waitFor(() => expect(page.challenger.stop).toHaveBeenCalled())
  expect(page.challenger.takeOver).not.toHaveBeenCalled()
})

it('knows the slower one on the next visit, and does not start it', async () => {
  const first = onMachine({ wasm: 10, webgl: 30 })
  await first.get().load()
  await settled(first)
  const second = onMachine({ kept: first.kept() })
  await second.get().load()
  await settled(second)
  expect(second.challenge.challenge).not.toHaveBeenCalled()
  expect(second.backend()?.reason).toTell('A test picture took it 10 ms; WebGL took 30 ms.')
})

it('knows the faster one on the next visit: the processor answers until it is ready, and nothing is timed', async () => {
  const first = onMachine()
  await first.get().load()
  await settled(first)
  const slow = deferred<void>()
  const second = onMachine({ kept: first.kept(), opens: () => slow.promise })
  await second.get().load()
  await second.get().open([picture('first.png')])
  expect(second.get().shown?.outcome).toBeDefined()
  expect(second.backend()?.id).toBe('wasm')
  slow.resolve()
  await settled(second)
  expect(second.log).toEqual(['open webgl', 'webgl 0', 'take over'])
  expect(second.backend()?.id).toBe('webgl')
  // The forward pass is in the worker that is gone.
  const asked = vi.mocked(second.explainer.forward).mock.calls.length
  await second.get().explainClass(2)
  expect(second.explainer.forward).toHaveBeenCalledTimes(asked + 1)
})

it('leaves what is shown as it is, and asks the new engine from the next job on', async () => {
  const slow = deferred<void>()
  const page = onMachine({ opens: () => slow.promise })
  await page.get().load()
  await page.get().open([picture('first.png')])
  const { shown } = page.get()
  const asked = vi.mocked(page.explainer.forward).mock.calls.length
  slow.resolve()
  await settled(page)
  expect(page.get().shown).toBe(shown)
  expect(page.explainer.forward).toHaveBeenCalledTimes(asked)
  await page.get().explainClass(2)
  expect(page.explainer.forward).toHaveBeenCalledTimes(asked + 1)
})

it('lets the first picture be answered before anything gets ready beside it', async () => {
  const page = onMachine()
  const photo = deferred<never>()
  vi.mocked(page.imageWorker.open).mockReturnValueOnce(photo.promise)
  const shown = page.get().open([picture('first.png'), picture('second.png')])
  const loaded = page.get().load()
  await vi.waitFor(() => expect(page.get().phase.at).toBe('working'))
  expect(page.challenge.challenge).not.toHaveBeenCalled()
  photo.resolve(photoOf('first.png') as never)
  await Promise.all([loaded, shown])
  await settled(page)
  expect(page.log.at(-1)).toBe('take over')
})

it('comes between two jobs, not into the midst of one', async () => {
  const slow = deferred<void>()
  const page = onMachine({ opens: () => slow.promise })
  await page.get().load()
  await vi.waitFor(() => expect(page.log).toEqual(['open webgl']))
  const answer = deferred<void>()
  const { explain } = page.explainer
  vi.mocked(explain).mockImplementationOnce(async (_, question) => {
    page.log.push('asked')
    await answer.promise
    page.log.push('answered')
    return explanationOf(question)
  })
  const shown = page.get().open([picture('first.png')])
  await vi.waitFor(() => expect(page.log).toContain('asked'))
  slow.resolve()
  await vi.waitFor(() => expect(page.log).toContain('webgl 0'))
  answer.resolve()
  await shown
  await settled(page)
  expect(page.log.slice(0, 5)).toEqual(['open webgl', 'asked', 'webgl 0', 'answered', 'wasm 1'])
  expect(page.get().shown?.outcome).toBeDefined()
})

it('stays on the processor where the graphics processor gives other numbers, says so, and remembers it', async () => {
  const page = onMachine({ logit: 1.01 })
  await page.get().load()
  await settled(page)
  expect(page.backend()?.id).toBe('wasm')
  expect(page.backend()?.reason).toTell(/NVIDIA H100\) gave other numbers/)
  const next = onMachine({ kept: page.kept() })
  await next.get().load()
  await settled(next)
  expect(next.challenge.challenge).not.toHaveBeenCalled()
})

it('stays on the processor where WebGL does not start, and tries again on the next visit', async () => {
  const page = onMachine({ opens: () => Promise.reject(failed.backend()) })
  await page.get().load()
  await settled(page)
  expect(page.backend()).toEqual({ id: 'wasm', reason: { code: 'webglNotStarted', parameters: {} } })
  expect(page.get().phase).toEqual({ at: 'resting' })
  expect(page.get().failure).toBeNull()
  expect(page.kept()).toBeNull()
})

it('leaves the graphics processor alone once it was lost twice while it got ready', async () => {
  const page = onMachine({ opens: () => Promise.reject(failed.lost()) })
  await page.get().load()
  await settled(page)
  await page.get().restart()
  await vi.waitFor(() => expect(page.challenge.challenge).toHaveBeenCalledTimes(2))
  await settled(page)
  await page.get().restart()
  expect(vi.mocked(page.explainer.open).mock.lastCall?.[0]).toMatchObject({ withoutGpu: { code: 'gpuResetTwice' } })
})

it('gives up what gets ready for a network that another one takes the place of', async () => {
  const slow = deferred<void>()
  const page = onMachine({ opens: () => slow.promise })
  await page.get().load()
  await vi.waitFor(() => expect(page.challenger.open).toHaveBeenCalled())
  await page.get().useModel('other')
  expect(page.challenger.stop).toHaveBeenCalled()
  slow.resolve()
  await settled(page)
  // Only the race of the other network ends.
  expect(page.challenger.takeOver).toHaveBeenCalledOnce()
  expect(page.challenger.open).toHaveBeenCalledTimes(2)
})

it('starts no second worker where nothing rivals the first', async () => {
  const page = onMachine()
  vi.mocked(page.explainer.open).mockResolvedValue(opened)
  await page.get().load()
  await page.get().open([picture('first.png')])
  expect(page.challenge.challenge).not.toHaveBeenCalled()
})
