import { describe, expect, it, vi } from 'vitest'
import { behindChannel } from '../../../fixtures/behindChannel.ts'
import { failed } from '../../../fixtures/failed.ts'
import { asVgg16 } from '../../../fixtures/preprocessing.ts'
import type { Explainer } from '../explainer/explainer.ts'
import type { ImageWorker } from '../image/imageWorker.ts'
import { type Challenger, connectExplainer } from './connectExplainer.ts'
import { connectImageWorker } from './connectImageWorker.ts'
import type { Started } from './startWorker.ts'

const notAsked = () => Promise.reject(new Error('not asked for'))
const never = new Promise<never>(() => {})

const explainer = (own: Partial<Explainer>): Explainer => ({
  open: notAsked,
  forward: notAsked,
  explain: notAsked,
  details: notAsked,
  facts: notAsked,
  aboutMetrics: notAsked,
  measure: notAsked,
  memory: notAsked,
  trial: notAsked,
  ping: async () => {},
  ...own,
})
const imageWorker = (own: Partial<ImageWorker>): ImageWorker => ({
  ready: async () => {},
  open: notAsked,
  openWhole: notAsked,
  readPart: notAsked,
  pack: notAsked,
  render: notAsked,
  renderSmall: notAsked,
  stretch: notAsked,
  startArchive: () => Promise.reject(new Error('not asked')) as never,
  startSheet: () => Promise.reject(new Error('not asked')) as never,
  ...own,
})
const file = new File(['x'], 'x.png')
const wanted = { preprocessing: asVgg16 }

it('brings what an error tells across', async () => {
  const worker = behindChannel(
    imageWorker({ open: () => Promise.reject(failed.picture('It is broken. Take another.')) }),
  )
  await expect(connectImageWorker(() => worker).open(file, wanted)).rejects.toTell('It is broken. Take another.')
  worker.stop()
})

it('reports progress, and moves the input instead of copying it', async () => {
  const worker = behindChannel(
    explainer({
      open: async (_, onProgress) => {
        await onProgress({ loaded: 1, total: 2 })
        return { model: { id: 'm' }, backend: { id: 'wasm' } } as Awaited<ReturnType<Explainer['open']>>
      },
      forward: async (input) => ({ pass: 1, predictions: [], forwardMs: input[1] as number }),
    }),
  )
  const connected = connectExplainer(() => worker)
  const progress = vi.fn()
  expect(await connected.open({ modelUrl: 'x' }, progress)).toMatchObject({ model: { id: 'm' } })
  expect(progress).toHaveBeenCalledWith({ loaded: 1, total: 2 })
  const input = Float32Array.of(1, 7)
  expect((await connected.forward(input, 'l')).forwardMs).toBe(7)
  expect(input.byteLength).toBe(0)
  worker.stop()
})

it('rejects what waits when the worker dies, and answers again after a restart', async () => {
  let die: (error: Error) => void = () => {}
  const dying = behindChannel(
    explainer({ forward: () => never }),
    new Promise<never>((_, reject) => {
      die = reject
    }),
  )
  const second = behindChannel(explainer({ forward: async () => ({ pass: 2, predictions: [], forwardMs: 0 }) }))
  const workers = [dying, second]
  const connected = connectExplainer(() => workers.shift() as Started)
  const answer = connected.forward(new Float32Array(1), 'l')
  die(new Error('dead'))
  await expect(answer).rejects.toThrow('dead')
  connected.restart()
  expect(dying.stop).toHaveBeenCalled()
  expect((await connected.forward(new Float32Array(1), 'l')).pass).toBe(2)
  second.stop()
})

it('rejects what waits when it is restarted', async () => {
  const first = behindChannel(explainer({ forward: () => never }))
  const second = behindChannel(explainer({}))
  const workers = [first, second]
  const connected = connectExplainer(() => workers.shift() as Started)
  const answer = connected.forward(new Float32Array(1), 'l')
  connected.restart()
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
  second.stop()
})

it('gives up a worker that was ended without a word, and no other that takes its time', async () => {
  const interval = vi.spyOn(globalThis, 'setInterval')
  // Forward passes never end in either; the second one answers pings.
  const [gone, busy] = [
    behindChannel(explainer({ forward: () => never })),
    behindChannel(explainer({ forward: () => never })),
  ]
  for (const [worker, isGone] of [
    [gone, true],
    [busy, false],
  ] as const) {
    const answer = connectExplainer(() => worker, 3).forward(new Float32Array(1), 'l')
    const outcome = vi.fn()
    answer.catch(outcome)
    if (isGone) worker.stop()
    const tick = interval.mock.lastCall?.[0] as () => void
    for (let i = 0; i < 8; i++) {
      tick()
      // As long as an answer would take.
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
      if (!isGone) await worker.remote.call('ping', [])
    }
    if (isGone) {
      expect(outcome).toHaveBeenCalledWith(expect.toTell(/timed out after 3 s/, 'worker'))
    } else expect(outcome).not.toHaveBeenCalled()
    worker.stop()
  }
  interval.mockRestore()
})

it('brings an abort across as such', async () => {
  const worker = behindChannel(explainer({ forward: () => Promise.reject(new DOMException('', 'AbortError')) }))
  const connected = connectExplainer(() => worker)
  await expect(connected.forward(new Float32Array(1), 'l')).rejects.toMatchObject({ name: 'AbortError' })
  worker.stop()
})

it('gives up a picture that its decoder is stuck on, with the worker, and opens the next in a new one', async () => {
  const photo = { decodeMs: 3 } as Awaited<ReturnType<ImageWorker['open']>>
  const stuck = behindChannel(imageWorker({ open: () => never }))
  const fresh = behindChannel(imageWorker({ open: async () => photo }))
  const workers = [stuck, fresh]
  const connected = connectImageWorker(() => workers.shift() as Started, 20)
  await expect(connected.open(file, wanted)).rejects.toTell(
    /“x.png” could not be opened: timed out after 0.02 s/,
    'picture',
  )
  expect(stuck.stop).toHaveBeenCalledOnce()
  expect(await connected.open(file, wanted)).toEqual(photo)
  expect(fresh.stop).not.toHaveBeenCalled()
  fresh.stop()
})

it('does not give up a picture that is decoded and takes its time after that', async () => {
  const photo = { decodeMs: 3 } as Awaited<ReturnType<ImageWorker['open']>>
  const slow = behindChannel(
    imageWorker({
      open: async (_, onDecoded) => {
        await onDecoded()
        await new Promise((resolve) => setTimeout(resolve, 60))
        return photo
      },
    }),
  )
  expect(await connectImageWorker(() => slow, 20).open(file, wanted)).toEqual(photo)
  expect(slow.stop).not.toHaveBeenCalled()
  slow.stop()
})

it('blames no picture for a worker whose script takes its time to arrive', async () => {
  const photo = { decodeMs: 3 } as Awaited<ReturnType<ImageWorker['open']>>
  const late = new Promise<void>((resolve) => setTimeout(resolve, 60))
  const open = () => late.then(() => photo)
  const coming = behindChannel(imageWorker({ ready: () => late, open }))
  expect(await connectImageWorker(() => coming, 20).open(file, wanted)).toEqual(photo)
  expect(coming.stop).not.toHaveBeenCalled()
  coming.stop()
})

it('takes a new worker after one that died, and one of its own for what is packed', async () => {
  const photo = { decodeMs: 3 } as Awaited<ReturnType<ImageWorker['open']>>
  const dead = behindChannel(imageWorker({ open: () => never }), Promise.reject(new Error('dead')))
  const packing = behindChannel(imageWorker({ pack: async () => new Blob(['zip']) }))
  const fresh = behindChannel(imageWorker({ open: async () => photo }))
  const workers = [dead, packing, fresh]
  const connected = connectImageWorker(() => workers.shift() as Started, 1000)
  await expect(connected.open(file, wanted)).rejects.toTell(/opens pictures stopped/, 'picture')
  expect((await connected.pack({})).size).toBe(3)
  expect(packing.stop).toHaveBeenCalledOnce()
  expect(await connected.open(file, wanted)).toEqual(photo)
  // An idle worker is kept for the next picture, also after a rejected picture.
  expect(await connected.open(file, wanted)).toEqual(photo)
  expect(fresh.stop).not.toHaveBeenCalled()
  fresh.stop()
})

it('starts the worker of the next picture ahead, and another one if that died before it was needed', async () => {
  const photo = { decodeMs: 3 } as Awaited<ReturnType<ImageWorker['open']>>
  const died = new AbortController()
  const ahead = { ...behindChannel(imageWorker({ open: () => never })), gone: died.signal }
  const fresh = behindChannel(imageWorker({ open: async () => photo }))
  const start = vi.fn(() => (start.mock.calls.length > 1 ? fresh : ahead) as Started)
  const connected = connectImageWorker(start, 1000)
  connected.prepare()
  connected.prepare()
  expect(start).toHaveBeenCalledOnce()
  died.abort(new Error('dead'))
  expect(await connected.open(file, wanted)).toEqual(photo)
  expect(await connected.open(file, wanted)).toEqual(photo)
  expect(start).toHaveBeenCalledTimes(2)
  ahead.stop()
  fresh.stop()
})

it('does not let one picture suffer from another that is stuck', async () => {
  const photo = { decodeMs: 3 } as Awaited<ReturnType<ImageWorker['open']>>
  const stuck = behindChannel(imageWorker({ open: () => never }))
  const innocent = behindChannel(
    imageWorker({
      open: async (_, onDecoded) => {
        await onDecoded()
        await new Promise((resolve) => setTimeout(resolve, 80))
        return photo
      },
    }),
  )
  const workers = [stuck, innocent]
  const connected = connectImageWorker(() => workers.shift() as Started, 30)
  const [first, second] = await Promise.allSettled([connected.open(file, wanted), connected.open(file, wanted)])
  expect(first.status).toBe('rejected')
  expect(second).toEqual({ status: 'fulfilled', value: photo })
  expect(innocent.stop).not.toHaveBeenCalled()
  innocent.stop()
})

it('keeps a worker to itself for a picture that is looked at in parts, until it is closed or cannot be opened', async () => {
  const part = { left: 1, top: 2, height: 3, width: 4 }
  const openWhole: ImageWorker['openWhole'] = async (_, onDecoded) => onDecoded()
  const readPart: ImageWorker['readPart'] = async ({ height, width }) => ({
    height,
    width,
    data: new Uint8ClampedArray(4),
  })
  const own = behindChannel(imageWorker({ openWhole, readPart }))
  const broken = behindChannel(
    imageWorker({ openWhole: () => Promise.reject(failed.picture('Broken. Take another.')) }),
  )
  const other = behindChannel(imageWorker({ open: async () => ({ decodeMs: 3 }) as never }))
  const workers = [own, other, broken]
  const connected = connectImageWorker(() => workers.shift() as Started)
  const whole = await connected.openWhole(file)
  await connected.open(file, wanted)
  expect(await whole.part(part)).toMatchObject({ height: 3, width: 4 })
  expect(own.stop).not.toHaveBeenCalled()
  whole.close()
  expect(own.stop).toHaveBeenCalledOnce()
  await expect(connected.openWhole(file)).rejects.toMatchObject({ kind: 'picture' })
  expect(broken.stop).toHaveBeenCalledOnce()
  other.stop()
})

describe('a second worker for the network', () => {
  const network = (id: 'wasm' | 'webgl') => async () => ({ backend: { id } }) as Awaited<ReturnType<Explainer['open']>>
  const forwardOf = (pass: number) => async () => ({ pass, predictions: [], forwardMs: 0 })
  const trialOf = (ms: number) => async () => ({ ms, logits: Float32Array.of(ms) })
  const workerOf = (id: 'wasm' | 'webgl', pass: number) =>
    behindChannel(explainer({ open: network(id), forward: forwardOf(pass), trial: trialOf(pass) }))
  const request = { modelUrl: 'x' }

  function connect() {
    const made = [workerOf('wasm', 1), workerOf('webgl', 2), workerOf('wasm', 3)]
    let started = 0
    const connected = connectExplainer(() => made[started++] as Started)
    return { connected, made, started: () => started }
  }
  const passOf = async ({ connected }: ReturnType<typeof connect>) =>
    (await connected.forward(new Float32Array(1), 'l')).pass

  it('is started when it is asked for, and both are tried', async () => {
    const own = connect()
    expect(own.started()).toBe(1)
    const challenger = own.connected.challenge()
    await challenger.open(request, () => {})
    expect((await own.connected.trial(0)).ms).toBe(1)
    expect((await challenger.trial(0)).ms).toBe(2)
    expect(await passOf(own)).toBe(1)
    for (const { stop } of own.made) stop()
  })

  it('takes over, and the first one ends', async () => {
    const own = connect()
    const challenger = own.connected.challenge()
    challenger.takeOver()
    expect(own.made[0]?.stop).toHaveBeenCalledOnce()
    challenger.stop()
    expect(own.made[1]?.stop).not.toHaveBeenCalled()
    expect(await passOf(own)).toBe(2)
    for (const { stop } of own.made) stop()
  })

  it('leaves the next network to a new worker, which is ready first', async () => {
    const own = connect()
    own.connected.challenge().takeOver()
    await own.connected.open(request, () => {})
    expect(own.made[1]?.stop).toHaveBeenCalledOnce()
    expect(await passOf(own)).toBe(3)
    // That one ran no WebGL, so it takes another network, too.
    await own.connected.open(request, () => {})
    expect(own.started()).toBe(3)
    for (const { stop } of own.made) stop()
  })

  it.each([
    ['is stopped', (_: ReturnType<typeof connect>, challenger: Challenger) => challenger.stop()],
    ['loses to a new start', ({ connected }: ReturnType<typeof connect>) => connected.restart()],
    [
      'is about a network that is replaced',
      ({ connected }: ReturnType<typeof connect>) => connected.open(request, () => {}),
    ],
  ])('ends with what waits for it when it %s, and takes over no more', async (_, end) => {
    const stuck = behindChannel(explainer({ open: () => never }))
    const made = [workerOf('wasm', 1), stuck, workerOf('wasm', 3)]
    let started = 0
    const connected = connectExplainer(() => made[started++] as Started)
    const challenger = connected.challenge()
    const opening = challenger.open(request, () => {})
    opening.catch(() => {})
    void end({ connected, made, started: () => started }, challenger)
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' })
    expect(stuck.stop).toHaveBeenCalledOnce()
    challenger.takeOver()
    expect((await connected.forward(new Float32Array(1), 'l')).pass).not.toBe(2)
    for (const { stop } of made) stop()
  })
})

it('opens the next picture in another worker where a part of one did not arrive', async () => {
  const missing = behindChannel(imageWorker({ open: () => Promise.reject(failed.part()) }))
  const second = behindChannel(imageWorker({ open: async () => ({ decodeMs: 1 }) as never }))
  const workers = [missing, second]
  const images = connectImageWorker(() => workers.shift() as Started)
  await expect(images.open(file, wanted)).rejects.toMatchObject({ kind: 'part' })
  expect(missing.stop).toHaveBeenCalledOnce()
  expect(await images.open(file, wanted)).toEqual({ decodeMs: 1 })
  second.stop()
})
