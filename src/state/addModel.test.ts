import { expect, it, vi } from 'vitest'
import { deferred, opened, setUp } from '../../fixtures/fakeApp.ts'
import { HeatlensError } from '../errors/index.ts'
import type { Understood } from '../types.ts'
import type { OpenedNetwork } from '../worker/explainer/explainer.ts'
import type { Models } from '../worker/page/connectModels.ts'

const file = (name: string, text = 'x') => new File([text], name)
const namesOf = (all: readonly File[]) => all.map(({ name }) => name).join()

/** A reader of networks that are an a.json and a w.h5, or an .h5 of another name. */
const reader = () =>
  vi.fn<Models['add']>(async (files) => {
    const names = namesOf(files)
    if (names === 'a.json') throw new HeatlensError('weightsNotBeside', { file: 'a.json' })
    if (names === 'w.h5') throw new HeatlensError('architectureMissing', { file: 'w.h5', count: 2 })
    if (!names.includes('.h5')) throw new HeatlensError('noNetworkInFiles')
    return names
  })

it('files in quick succession do not interrupt one another, and are taken together', async () => {
  const slow = deferred<void>()
  const read = reader()
  const add = vi.fn<Models['add']>(async (...all) => {
    await slow.promise
    return read(...all)
  })
  const { get } = setUp({ models: { add } })
  await get().load()
  const adding = [get().addModel([file('a.json')]), get().addModel([file('w.h5')])]
  await vi.waitFor(() => expect(add).toHaveBeenCalledOnce())
  const [, , , signal] = add.mock.calls[0] as Parameters<Models['add']>
  slow.resolve()
  await Promise.all(adding)
  expect(signal.aborted).toBe(false)
  expect(get()).toMatchObject({ modelId: 'a.json,w.h5', collected: null, failure: null, adding: null })
})

it('networks in quick succession are all added, and the last one is in use', async () => {
  const add = reader()
  const { get } = setUp({ models: { add } })
  await get().load()
  await Promise.all(['b.h5', 'c.h5'].map((name) => get().addModel([file(name)])))
  expect(add.mock.calls.map(([files]) => namesOf(files))).toEqual(['b.h5', 'c.h5'])
  expect(get().modelId).toBe('c.h5')
})

it('a list right after its network is for that one, which is still loading', async () => {
  const slow = deferred<OpenedNetwork>()
  const two = [
    ['0', 'class 0'],
    ['1', 'class 1'],
  ] as const
  const model = { ...opened.model, id: 'n', classes: two, outputs: [{ ...opened.model.outputs[0], classes: two }] }
  const open = vi.fn(async ({ modelUrl }: { modelUrl: string }) => (modelUrl.endsWith('b.h5') ? slow.promise : opened))
  const { get } = setUp({ models: { add: reader() }, explainer: { open } })
  await get().load()
  const adding = [get().addModel([file('b.h5')]), get().addModel([file('labels.txt', 'no\nyes')])]
  await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(2))
  slow.resolve({ ...opened, model } as unknown as OpenedNetwork)
  await Promise.all(adding)
  expect(get().engine?.model.classes.map(([, label]) => label)).toEqual(['no', 'yes'])
  expect(get().givenList).toMatchObject({ isUsed: true, modelId: 'b.h5' })
})

it('a list that waits for a network can be cancelled', async () => {
  const { get, models } = setUp({ explainer: { open: () => new Promise(() => {}) } })
  void get().load()
  await vi.waitFor(() => expect(get().modelId).not.toBeNull())
  const adding = get().addModel([file('labels.txt', 'a\nb')])
  expect(get().adding?.file).toBe('labels.txt')
  get().cancelAdding()
  await adding
  expect(get().adding).toBeNull()
  expect(models.add).not.toHaveBeenCalled()
})

const labels = (text: string, name = 'labels.txt') => file(name, text)
/** The lists that the reader got last, by name; those that named another network in brackets. */
const listsOf = (add: ReturnType<typeof reader>) =>
  add.mock.lastCall?.[1].lists?.map(({ file, isUsed }) => (isUsed ? `(${file.name})` : file.name))

it('a list that does not fit the network in use waits for the next one; one that fits is tried there', async () => {
  const add = reader()
  const { get } = setUp({ models: { add } })
  await get().load()
  await get().addModel([labels('a\nb')])
  expect(get()).toMatchObject({ givenList: { isUsed: false }, lists: [{ isUsed: false }], failure: null })
  await get().addModel([labels('["x", "y", "z"]', 'class_names.json')])
  await get().addModel([file('b.h5')])
  expect(listsOf(add)).toEqual(['(class_names.json)', 'labels.txt'])
  // From now on it has been used, as far as anybody says.
  await get().addModel([file('c.h5')])
  expect(listsOf(add)).toEqual(['(class_names.json)', '(labels.txt)'])
  get().startOver()
  await get().addModel([file('d.h5')])
  expect(add.mock.lastCall?.[1]).not.toHaveProperty('lists')
})

it('a list that does not fit the network that comes next either keeps waiting', async () => {
  const read = reader()
  const { get, store } = setUp({
    models: {
      add: async (...all) => {
        const id = await read(...all)
        store.setState({ givenList: { names: [], faults: [], file: 'labels.txt', isUsed: false, modelId: id } })
        return id
      },
    },
  })
  await get().load()
  await get().addModel([labels('a\nb')])
  await get().addModel([file('b.h5')])
  expect(get().lists).toMatchObject([{ isUsed: false }])
})

it.each([
  ['two.txt', 'Yes\nNo'],
  ['metadata.json', '{"labels": ["Yes", "No"], "imageSize": 224}'],
])('a list of any name is told to be of another length: %s', async (name, text) => {
  const { get } = setUp({ models: { add: reader() } })
  await get().load()
  await get().addModel([labels(text, name)])
  expect(get()).toMatchObject({
    ...{ failure: null, adding: null, lists: [{ isUsed: false }] },
    givenList: { file: name, isUsed: false, faults: [{ fault: 'otherLength', names: 2, classes: 3 }] },
  })
})

it.each([
  ['story.txt', `${'Once upon a time there was a network. '.repeat(4)}\nThe end.`],
  ['settings.json', '{"epochs": 20, "rate": 3}'],
])('what is no list is none: %s', async (name, text) => {
  const { get } = setUp({ models: { add: reader() } })
  await get().load()
  await get().addModel([labels(text, name)])
  expect(get()).toMatchObject({ givenList: null, lists: [], failure: { problem: { code: 'noNetworkInFiles' } } })
})

it('a list without any network waits for one', async () => {
  const { get } = setUp({ models: { add: reader() }, explainer: { open: () => Promise.reject(new Error('x')) } })
  await get().load()
  await get().addModel([labels('Yes\nNo', 'two.txt')])
  expect(get().lists).toMatchObject([{ isUsed: false }])
})

it('a list that came earlier is taken off the network that it named, and off those to come', async () => {
  const read = reader()
  const instead = opened.model.classes.map((_, index) => [`${index}`, `class ${index}`] as const)
  const { get, store } = setUp({
    models: {
      add: async (...all) => {
        const id = await read(...all)
        const list = { names: opened.model.classes, faults: [], file: 'two.txt', isUsed: true, instead }
        store.setState({ givenList: { ...list, modelId: id } })
        return id
      },
    },
  })
  await get().load()
  await get().addModel([labels('a\nb', 'two.txt')])
  expect(get().lists).toHaveLength(1)
  await get().addModel([file('b.h5')])
  await get().undoClassList()
  expect(get().engine?.model.classes.map(([, label]) => label)).toEqual(['class 0', 'class 1', 'class 2'])
  expect(get()).toMatchObject({ givenList: null, lists: [] })
})

it('of several networks adds the likeliest, and tells the others and pictures', async () => {
  const add = reader()
  const { get } = setUp({ models: { add } })
  await get().load()
  const cat = new File(['x'], 'cat.jpg', { type: 'image/jpeg' })
  await get().addModel([file('b.h5'), cat, file('c.h5'), file('c.txt')], undefined, [[file('d.h5')]])
  expect(get()).toMatchObject({ modelId: 'b.h5', failure: null })
  expect(get().beside?.networks.map(namesOf)).toEqual(['c.h5,c.txt', 'd.h5'])
  expect(get().beside?.pictures).toEqual([cat])
  await get().addModel([file('e.h5')])
  expect(get().beside).toBeNull()
})

it('tells the other networks of an archive, and after one of them was added those that are left', async () => {
  const others = ['old/a.h5', 'old/b.h5']
  const add = vi.fn<Models['add']>(async (files, _, __, ___, onUnderstood) => {
    onUnderstood?.({ others } as unknown as Understood)
    return namesOf(files)
  })
  const { get } = setUp({ models: { add } })
  await get().load()
  const files = [file('all.zip')]
  await get().addModel(files)
  expect(get().beside?.inArchive).toEqual({ files, members: others })
  await get().addModel(files, { weights: 'float32', member: { path: 'old/b.h5', left: ['old/a.h5'] } })
  expect(get().beside?.inArchive).toEqual({ files, members: ['old/a.h5'] })
  await get().addModel(files, { weights: 'float32', member: { path: 'old/a.h5', left: [] } })
  expect(get().beside).toBeNull()
})

it('goes on to the next of several files where the first is no network', async () => {
  const { get } = setUp({ models: { add: reader() } })
  await get().load()
  await get().addModel([file('x.onnx'), file('b.h5')])
  expect(get().modelId).toBe('b.h5')
  expect(get().beside?.networks.map(namesOf)).toEqual(['x.onnx'])
  await get().addModel([file('x.onnx'), file('y.onnx')])
  expect(get().failure).toMatchObject({ problem: { code: 'noNetworkInFiles' }, picture: 'x.onnx' })
})

it.each([
  ['by its type', new File(['x'], 'cat.jxl', { type: 'image/jxl' })],
  ['by its bytes', new File([Uint8Array.of(0x89, 80, 78, 71, 13, 10, 26, 10)], 'cat.h5')],
])('a picture in place of a network is told, %s', async (_, cat) => {
  const add = reader()
  const { get } = setUp({ models: { add } })
  await get().load()
  await get().addModel([cat])
  expect(get()).toMatchObject({ beside: { networks: [], pictures: [cat] }, failure: null, adding: null })
  expect(add).not.toHaveBeenCalled()
})
