import { expect, it, vi } from 'vitest'
import { deferred, photoOf, picture, setUp } from '../../fixtures/fakeApp.ts'

const range = { bits: 12, of: 16 }

/** The state with a dark picture on the stage, between two others; a stretched picture is no longer dark. */
async function withDark(stretch: (file: File) => Promise<File> = async (file) => new File([file, '!'], file.name)) {
  const app = setUp({
    imageWorker: {
      open: async (file) => ({
        ...photoOf(file.name),
        file,
        input: Float32Array.of(file.size),
        ...(file.name === 'dark.png' && file.size === 8 && { range }),
      }),
      stretch,
    },
  })
  const { get } = app
  await get().load()
  await get().open([picture('a.png'), picture('dark.png'), picture('c.png')])
  await get().pick(get().pictures[1]?.id as number)
  const names = () => get().pictures.map(({ file }) => file.name)
  return { ...app, names }
}

it('stretches the picture on the stage in its place, and the network gets those values', async () => {
  const { get, names, explainer } = await withDark()
  const forward = vi.mocked(explainer.forward)
  const passes = forward.mock.calls.length
  await get().stretch()
  expect(names()).toEqual(['a.png', 'dark.png', 'c.png'])
  expect(get().shown?.pictureId).toBe(get().pictures[1]?.id)
  expect(get().shown?.outcome?.image).toEqual({ name: 'dark.png', width: 2, height: 1, stretched: range })
  expect(get().pictures[1]).toMatchObject({ state: 'done', stretched: { range } })
  expect(forward).toHaveBeenCalledTimes(passes + 1)
  expect(forward.mock.lastCall?.[0]).toEqual(Float32Array.of(9))
})

it('takes it as it was again', async () => {
  const { get, names } = await withDark()
  const [, before] = get().pictures
  await get().stretch()
  await get().undoStretch()
  expect(names()).toEqual(['a.png', 'dark.png', 'c.png'])
  expect(get().pictures[1]?.file.size).toBe(before?.file.size)
  expect(get().pictures[1]?.stretched).toBeUndefined()
  expect(get().shown?.outcome?.image).toEqual({ name: 'dark.png', width: 2, height: 1 })
  // The offer appears again.
  expect(get().shown?.photo.range).toEqual(range)
  expect(get().pictures[1]?.staysDark).toBeUndefined()
})

it('leaves a picture alone that was declined, removed meanwhile, or is not dark', async () => {
  const slow = deferred<File>()
  const { get, names } = await withDark(() => slow.promise)
  get().declineStretch()
  expect(get().pictures[1]?.staysDark).toBe(true)
  const stretching = get().stretch()
  await get().remove([get().pictures[1]?.id as number])
  slow.resolve(picture('dark.png'))
  await stretching
  expect(names()).toEqual(['a.png', 'c.png'])
  const before = get().pictures
  await get().stretch()
  await get().undoStretch()
  expect(get().pictures).toBe(before)
})

it('keeps the stage for what was picked while a picture was stretched', async () => {
  const slow = deferred<File>()
  const { get } = await withDark(() => slow.promise)
  const stretching = get().stretch()
  await get().pick(get().pictures[2]?.id as number)
  slow.resolve(new File(['stretched'], 'dark.png'))
  await stretching
  expect(get().shown?.outcome?.image.name).toBe('c.png')
  expect(get().pictures[1]).toMatchObject({ state: 'done', stretched: { range } })
})
