import { expect, it, vi } from 'vitest'
import { picture, setUp } from '../../fixtures/fakeApp.ts'
import { followHistory } from './history.ts'

/** The app with a session history as browsers have it. */
async function withHistory() {
  const app = setUp()
  const entries: unknown[] = ['another page']
  let at = 0
  let onPop: (state: unknown) => void = () => {}
  const dialogs: string[] = []
  const steps: number[] = []
  const go = (delta: number) => {
    steps.push(delta)
    if (entries[at + delta] === undefined) return
    at += delta
    onPop(structuredClone(entries[at]))
  }
  const followed = followHistory(
    app.store,
    {
      pushState(entry) {
        entries.splice(++at, entries.length, structuredClone(entry))
      },
      replaceState(entry) {
        entries[at] = structuredClone(entry)
      },
      go,
      closeDialog: () => dialogs.pop() !== undefined,
    },
    'this visit',
  )
  onPop = followed.goTo
  await app.get().load()
  const seen = () => {
    const { shown } = app.get()
    return shown?.outcome ? [shown.outcome.image.name, shown.outcome.explanation.classIndex] : null
  }
  return { ...app, ...followed, entries, steps, dialogs, go, seen, place: () => at }
}

const settle = () => new Promise((done) => setTimeout(done, 5))

it('Back and Forward move through pictures and classes', async () => {
  const { get, go, seen, entries } = await withHistory()
  await get().open([picture('a.png')])
  await get().explainClass(2)
  await get().open([picture('b.png')])
  expect(entries).toHaveLength(4)
  for (const [step, what] of [
    [-1, ['a.png', 2]],
    [-1, ['a.png', 1]],
    [-1, null],
    [1, ['a.png', 1]],
    [2, ['b.png', 1]],
    [-2, ['a.png', 1]],
    [1, ['a.png', 2]],
  ] as const) {
    go(step)
    await settle()
    expect(seen()).toEqual(what)
  }
  expect(entries).toHaveLength(4)
  await get().explainClass(0)
  expect(entries).toHaveLength(4)
  go(-1)
  await settle()
  expect(seen()).toEqual(['a.png', 2])
})

it('a choice of several pictures is one step, and so is what changes by itself', async () => {
  const { get, entries, go, seen } = await withHistory()
  await get().open([picture('a.png'), picture('bb.png'), picture('ccc.png')])
  expect(entries).toHaveLength(2)
  await get().change({ score: 'logit' })
  expect(entries).toHaveLength(2)
  await get().pick(get().pictures[0]?.id as number)
  expect(entries).toHaveLength(3)
  go(-1)
  await settle()
  expect(seen()).toEqual(['ccc.png', 1])
})

it('another network, or the same one opened again, is no step: Back goes to what was looked at before', async () => {
  const { get, entries, go, seen } = await withHistory()
  for (const name of ['a.png', 'b.png']) await get().open([picture(name)])
  for (const id of ['other', 'other']) await get().useModel(id)
  expect(entries).toHaveLength(3)
  go(-1)
  await settle()
  expect(seen()).toEqual(['a.png', 1])
})

it('passes over pictures that were removed, in either direction', async () => {
  const { get, go, seen, place } = await withHistory()
  for (const name of ['a.png', 'b.png', 'c.png']) await get().open([picture(name)])
  await get().remove([get().pictures[1]?.id as number])
  go(-1)
  await settle()
  expect(seen()).toEqual(['a.png', 1])
  expect(place()).toBe(1)
  go(1)
  await settle()
  expect(seen()).toEqual(['c.png', 1])
  await get().remove(get().pictures.map(({ id }) => id))
  go(-1)
  await settle()
  expect(seen()).toBeNull()
  expect(place()).toBe(0)
})

it('closes the dialog in front and stays, in either direction, and moves on once none is open', async () => {
  const { get, go, seen, place, entries, dialogs } = await withHistory()
  await get().open([picture('a.png')])
  await get().open([picture('b.png')])
  dialogs.push('Compare methods', 'Failed')
  for (const left of [['Compare methods'], []]) {
    go(-2)
    await settle()
    expect([dialogs, place(), seen()]).toEqual([left, 2, ['b.png', 1]])
  }
  go(-1)
  await settle()
  expect([place(), seen()]).toEqual([1, ['a.png', 1]])
  dialogs.push('Model')
  go(1)
  await settle()
  expect([dialogs, place(), seen()]).toEqual([[], 1, ['a.png', 1]])
  // What comes next is an entry as ever, in place of those ahead.
  await get().explainClass(2)
  expect(entries).toHaveLength(3)
  expect(place()).toBe(2)
})

it('closes a dialog that was opened before the first picture, whose entry the picture takes', async () => {
  const { get, go, seen, place, entries, dialogs, onDialog } = await withHistory()
  for (const name of ['Model', 'Settings']) {
    dialogs.push(name)
    onDialog()
    go(-1)
    expect([dialogs, place(), entries.length]).toEqual([[], 1, 2])
  }
  await get().open([picture('a.png')])
  expect([place(), entries.length, seen()]).toEqual([1, 2, ['a.png', 1]])
  dialogs.push('Model')
  onDialog()
  expect(entries).toHaveLength(2)
})

it('Back leaves the page where a dialog was opened and closed, and nothing else came', async () => {
  const { go, place, steps, onDialog } = await withHistory()
  onDialog()
  go(-1)
  expect([place(), steps]).toEqual([0, [-1, -1]])
})

it('keeps the class of an entry that is left again before it is shown', async () => {
  const { get, go, seen } = await withHistory()
  await get().open([picture('a.png')])
  await get().explainClass(2)
  await get().explainClass(0)
  await get().open([picture('b.png')])
  go(-2)
  go(2)
  await settle()
  expect(seen()).toEqual(['b.png', 1])
  go(-2)
  await settle()
  expect(seen()).toEqual(['a.png', 2])
})

it('does nothing for entries of a visit before, or of somebody else', async () => {
  const { get, store, seen } = await withHistory()
  await get().open([picture('a.png')])
  const steps = { pushState: vi.fn(), replaceState: vi.fn(), go: vi.fn(), closeDialog: () => false }
  const { goTo: onPop } = followHistory(store, steps, 'a later visit')
  for (const state of [null, 'x', {}, { visit: 'this visit', at: 1, looked: { pictureId: 1, classIndex: 7 } }]) {
    onPop(state)
    await settle()
    expect(seen()).toEqual(['a.png', 1])
  }
  expect(steps.go).not.toHaveBeenCalled()
})

it('Back goes from a view to the one before it, of the same answer', async () => {
  const { get, go, seen, entries } = await withHistory()
  await get().open([picture('a.png')])
  get().see('walkthrough')
  get().see('channels')
  await get().explainClass(2)
  expect(entries).toHaveLength(5)
  const revisit = vi.spyOn(get(), 'revisit')
  const at = async (step: number) => {
    go(step)
    await settle()
    return [get().view, seen()?.[1]]
  }
  expect(await at(-1)).toEqual(['channels', 1])
  expect(await at(-1)).toEqual(['walkthrough', 1])
  expect(await at(-1)).toEqual(['picture', 1])
  expect(await at(2)).toEqual(['channels', 1])
  // The same answer is not asked for again.
  expect(revisit).toHaveBeenCalledOnce()
  expect(await at(-3)).toEqual(['picture', undefined])
  expect(get().shown).toBeNull()
})
