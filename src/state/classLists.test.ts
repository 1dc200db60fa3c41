import { expect, it, vi } from 'vitest'
import { known, opened, picture, setUp } from '../../fixtures/fakeApp.ts'
import { EMBEDDED_MODEL, type Understood } from '../types.ts'
import type { OpenedNetwork } from '../worker/explainer/explainer.ts'
import type { Models } from '../worker/page/connectModels.ts'
import { keepPreferences, readPreferences } from './preferences.ts'

const list = (text: string, name = 'labels.txt') => new File([text], name)
const gone = Object.assign(new File([], 'labels.txt'), { arrayBuffer: () => Promise.reject(new Error('gone')) })

async function loaded() {
  const app = setUp()
  await app.get().load()
  await app.get().open([picture('a')])
  const labels = () => app.get().engine?.model.classes.map(([, label]) => label)
  const ids = () => app.get().engine?.model.classes.map(([id]) => id)
  return { ...app, labels, ids }
}

it('names the classes of the network in use by a list that is dropped, also in what was answered, and undoes it', async () => {
  const { get, labels, ids } = await loaded()
  await get().addModel([list('Ameise\nBiene\nKatze')])
  expect(labels()).toEqual(['Ameise', 'Biene', 'Katze'])
  // They are other classes: the ids of the former ones are wrong.
  expect(ids()).toEqual(['0', '1', '2'])
  const [first] = get().shown?.outcome?.predictions ?? []
  expect(first).toMatchObject({ classIndex: 1, label: 'Biene', wnid: '1' })
  expect(get().givenList).toMatchObject({ file: 'labels.txt', isUsed: true, faults: [], before: [] })
  expect(get().adding).toBeNull()
  await get().undoClassList()
  expect(labels()).toEqual(['ant', 'bee', 'cat'])
  expect(get().answerNames.size).toBe(0)
  expect(get().givenList).toBeNull()
})

it('takes the names in the description of a set of pictures, too', async () => {
  const { get, labels } = await loaded()
  await get().addModel([list('train: images/train\nnc: 3\nnames:\n  0: Ameise\n  1: Biene\n  2: Katze\n', 'data.yaml')])
  expect(labels()).toEqual(['Ameise', 'Biene', 'Katze'])
})

it('changes nothing by a list that does not fit, and says why', async () => {
  const { get, labels, models } = await loaded()
  await get().addModel([list('["a", "b"]', 'class_names.json')])
  expect(labels()).toEqual(['ant', 'bee', 'cat'])
  expect(get().givenList).toMatchObject({
    isUsed: false,
    modelId: get().modelId,
    faults: [{ fault: 'otherLength', names: 2, classes: 3 }],
    names: [
      ['0', 'a'],
      ['1', 'b'],
    ],
  })
  expect(models.add).not.toHaveBeenCalled()
})

it.each([
  ['of another name and length', [list('a\nb', 'notes.txt')]],
  ['with others beside it', [list('a\nb\nc'), new File(['x'], 'w.h5')]],
  ['without names', [list('{"modelTopology": {}}', 'model.json')]],
])('takes a file for that of a network %s', async (_, files) => {
  const { get, models } = await loaded()
  await get().addModel(files)
  expect(models.add).toHaveBeenCalledOnce()
  expect(get().givenList).toBeNull()
})

it('says that a list is gone', async () => {
  const { get } = await loaded()
  await get().addModel([gone])
  expect(get().failure?.problem.code).toBe('fileGone')
})

it('leaves a class without a name its number', async () => {
  const { get, labels } = await loaded()
  await get().addModel([list('{"x": 0, "z": 2}', 'class_indices.json')])
  expect(labels()).toEqual(['x', 'class 1', 'z'])
  expect(get().givenList).toMatchObject({ isUsed: true, faults: [{ fault: 'empty', first: 1, count: 1 }] })
})

it('keeps names with ids, single ones, and names of networks over a visit', async () => {
  const { get, store } = await loaded()
  let text: string | null = null
  keepPreferences(store, {
    change(change) {
      text = change(text)
    },
  })
  await get().nameAnswers(['', ['n02', '\u202Eevil'], 'می‌خواهم'])
  await get().renameModel(EMBEDDED_MODEL, '  My   own ')
  const { answerNames, networkNames } = readPreferences(text)
  expect([...(answerNames?.values() ?? [])]).toEqual([['', ['n02', 'evil'], 'می‌خواهم']])
  expect([...(networkNames ?? [])]).toEqual([[EMBEDDED_MODEL, 'My own']])
  for (const titles of ['{}', '[["a"]]', '[[1,"b"]]', '"x"']) {
    expect(readPreferences(`{"version":1,"titles":${titles}}`).networkNames).toBeUndefined()
  }
})

it('stores the newest names only, as many as there is room for', async () => {
  const { get, store } = await loaded()
  let text = ''
  keepPreferences(store, {
    change(change) {
      text = change(text)
    },
  })
  const long = (one: string) => Array.from({ length: 3000 }, () => one.repeat(200))
  store.setState({
    answerNames: new Map([
      ['old', long('a')],
      ['new', long('b')],
    ]),
  })
  expect(text.length).toBeLessThan(1_000_000)
  expect([...(readPreferences(text).answerNames ?? [])].map(([key]) => key)).toEqual(['new'])
  expect(get().answerNames.size).toBe(2)
})

const mine = { ...known('my-own'), place: 'device', name: 'own' } as const

function withMine(open = vi.fn(async () => opened)) {
  const app = setUp({
    explainer: { open },
    last: 'my-own',
    models: { list: vi.fn(async () => [known(EMBEDDED_MODEL), mine]) },
  })
  return { ...app, names: () => app.get().models.map(({ name }) => name) }
}

it('renames a network, in the list and in use, and gives it its own name back', async () => {
  const { get, names } = withMine()
  await get().load()
  await get().renameModel('my-own', 'Birds')
  expect(names()).toEqual([EMBEDDED_MODEL, 'Birds'])
  expect(get().engine?.model.name).toBe('Birds')
  await get().useModel(EMBEDDED_MODEL)
  await get().useModel('my-own')
  expect(get().engine?.model.name).toBe('Birds')
  await get().renameModel('my-own', ' ')
  expect(names()).toEqual([EMBEDDED_MODEL, 'own'])
  expect(get().engine?.model.name).toBe('own')
  expect(get().networkNames.size).toBe(0)
})

it('what was understood of a network has its name, and goes with it', async () => {
  const add = vi.fn<Models['add']>(async (_files, _keeping, _tell, _signal, onUnderstood) => {
    onUnderstood?.({ name: 'model' } as Understood)
    return 'my-own'
  })
  const { get } = setUp({ models: { add, list: vi.fn(async () => [known(EMBEDDED_MODEL), mine]) } })
  await get().load()
  await get().addModel([new File(['x'], 'w.h5')])
  expect(get().understood).toMatchObject({ id: 'my-own', name: 'own' })
  await get().renameModel('my-own', 'Birds')
  expect(get().understood?.name).toBe('Birds')
  await get().deleteModel(EMBEDDED_MODEL)
  expect(get().understood).not.toBeNull()
  await get().deleteModel('my-own')
  expect(get().understood).toBeNull()
})

it('deletes the network in use after the embedded one is in use', async () => {
  const { get, models } = withMine()
  await get().load()
  await get().renameModel('my-own', 'Birds')
  await get().deleteModel('my-own')
  expect(get()).toMatchObject({ modelId: EMBEDDED_MODEL, phase: { at: 'resting' } })
  expect(models.remove).toHaveBeenCalledExactlyOnceWith('my-own')
  // Another network may get its id.
  expect(get().networkNames.size).toBe(0)
})

it('deletes nothing where the embedded one does not load', async () => {
  const open = vi.fn(async (): Promise<OpenedNetwork> => opened)
  const { get, models } = withMine(open)
  await get().load()
  open.mockRejectedValueOnce(new Error('offline'))
  await get().deleteModel('my-own')
  expect(get()).toMatchObject({ modelId: 'my-own', phase: { at: 'resting' } })
  expect(get().failure).toMatchObject({ about: 'network' })
  expect(models.remove).not.toHaveBeenCalled()
})

it('exports a network with its names, those of its classes, and its preprocessing', async () => {
  const { get, models } = withMine()
  await get().load()
  await get().renameModel('my-own', 'A/B: birds')
  await get().nameAnswers(['Ameise'])
  const preprocessing = { ...opened.model.preprocessing, values: '-1..1' } as const
  await get().changePreprocessing(preprocessing)
  const file = await get().exportModel('my-own')
  expect(file.name).toBe('A-B-birds-heatlens.zip')
  const [id, own] = vi.mocked<Models['export']>(models.export).mock.calls[0] as Parameters<Models['export']>
  expect(id).toBe('my-own')
  expect(own.name).toBe('A/B: birds')
  const version = { id: 'm', sha256: 'version1' }
  expect(own.classesOf({ ...version, output: 'answer' }, opened.model.classes)).toEqual([
    ['a', 'Ameise'],
    ['b', 'bee'],
    ['c', 'cat'],
  ])
  expect(own.classesOf({ ...version, output: 'other' }, opened.model.classes)).toEqual(opened.model.classes)
  expect(own.preprocessingOf(version)).toEqual(preprocessing)
  expect(own.preprocessingOf({ id: 'm', sha256: 'version2' })).toBeUndefined()
})
