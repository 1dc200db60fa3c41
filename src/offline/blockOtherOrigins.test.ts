import { expect, it, vi } from 'vitest'
import { blockOtherOrigins } from './blockOtherOrigins.ts'

class Cache {
  add() {}
  addAll() {}
  match() {}
}

const makeWorker = () => ({
  fetch: vi.fn(async (_: string) => new Response('here')),
  location: { origin: 'https://pictures.example' },
  WebSocket: class {},
  importScripts: () => {},
  Cache,
})

it('leaves a fetch of its own site, and no other way out', async () => {
  const worker = makeWorker()
  const { fetch } = worker
  blockOtherOrigins(worker as never)
  expect(await (await worker.fetch('https://pictures.example/a')).text()).toBe('here')
  for (const address of ['https://other.example/a', 'http://pictures.example/a', 'data:,a'])
    expect(() => worker.fetch(address), address).toThrow(TypeError)
  expect(fetch).toHaveBeenCalledTimes(1)
  expect([worker.WebSocket, worker.importScripts]).toEqual([undefined, undefined])
  expect([Cache.prototype.add, Cache.prototype.addAll]).toEqual([undefined, undefined])
  expect(Cache.prototype.match).toBeTypeOf('function')
})

it('takes them from where the worker has them, too', () => {
  const from = { fetch: vi.fn(async (_: string) => new Response('here')), EventSource: class {} }
  const worker = Object.assign(Object.create(from), { location: { origin: 'https://pictures.example' } })
  blockOtherOrigins(worker)
  expect(() => from.fetch.call(worker, 'https://other.example/a')).toThrow(TypeError)
  expect(from.EventSource).toBeUndefined()
})

it('cannot be undone', () => {
  const worker = makeWorker()
  blockOtherOrigins(worker as never)
  expect(() => {
    worker.fetch = vi.fn()
  }).toThrow(TypeError)
  expect(() => Object.defineProperty(worker, 'WebSocket', { value: 1 })).toThrow(TypeError)
})
