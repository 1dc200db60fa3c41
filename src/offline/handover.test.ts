import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeCaches } from '../../fixtures/fakeCaches.ts'
import { clearHandovers, handOver, takeOver } from './handover.ts'

let caches: ReturnType<typeof fakeCaches>
beforeEach(() => {
  caches = fakeCaches()
  vi.stubGlobal('caches', caches)
  vi.stubGlobal('location', new URL('https://x.test/'))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const picture = (name: string) => new File([name], name, { type: 'image/png', lastModified: 7 })

it('gives each page its own pictures, once, and leaves nothing behind', async () => {
  const [first, second] = await Promise.all([handOver([picture('a.png')]), handOver([picture('b ü.png')])])
  const [b] = await takeOver(second as string)
  expect([b?.name, b?.type, b?.lastModified, await b?.text()]).toEqual(['b ü.png', 'image/png', 7, 'b ü.png'])
  expect((await takeOver(first as string)).map(({ name }) => name)).toEqual(['a.png'])
  expect(await takeOver(first as string)).toEqual([])
  expect(await caches.keys()).toEqual([])
})

it('knows nothing of what is no id', async () => {
  await handOver([picture('a.png')])
  for (const id of ['', 'nothing', '../x', '1'.repeat(13)]) expect(await takeOver(id)).toEqual([])
})

it('takes away what nobody came for, and nothing that is new or of others', async () => {
  vi.useFakeTimers({ now: 1_800_000_000_000 })
  await handOver([picture('old.png')])
  vi.setSystemTime(1_800_000_000_000 + 11 * 60_000)
  const id = await handOver([picture('new.png')])
  await caches.open('heatlens-model-mine')
  await clearHandovers()
  expect((await caches.keys()).sort()).toEqual([`heatlens-handover ${id}`, 'heatlens-model-mine'])
})
