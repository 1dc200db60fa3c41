import { expect, it } from 'vitest'
import { sortFiles, takeFiles } from './takeFiles.ts'

const PNG = '\x89PNG\r\n\x1a\n'
const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

/** The entries of a folder by name, in the order of the device: folders, or the first bytes of files. */
interface Content {
  [name: string]: Content | string | Error
}

const types: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  txt: 'text/plain',
  json: 'application/json',
}

/** A folder or a file as browsers provide it, a hundred entries at a time. */
function entry(name: string, content: Content | string | Error, parent = ''): FileSystemEntry {
  const fullPath = `${parent}/${name}`
  if (typeof content === 'string') {
    const file = new File([bytesOf(content)], name, { type: types[name.split('.')[1] ?? ''] ?? '' })
    return {
      name,
      fullPath,
      isFile: true,
      isDirectory: false,
      file: (done: (file: File) => void) => done(file),
    } as never
  }
  const left = content instanceof Error ? [] : Object.entries(content)
  const readEntries = (done: (entries: FileSystemEntry[]) => void, fail: (error: Error) => void) =>
    content instanceof Error
      ? fail(content)
      : done(left.splice(0, 100).map(([inside, its]) => entry(inside, its, fullPath)))
  return { name, fullPath, isFile: false, isDirectory: true, createReader: () => ({ readEntries }) } as never
}

const drop = (contents: Content) =>
  takeFiles(
    {
      getData: () => '',
      items: Object.entries(contents).map(([name, content]) => {
        const dropped = entry(name, content)
        let file: File | undefined
        if (dropped.isFile) (dropped as FileSystemFileEntry).file((one) => (file = one))
        return { kind: 'file', webkitGetAsEntry: () => dropped, getAsFile: () => file ?? null }
      }),
    } as never,
    'dropped',
  )

const names = (files: readonly File[]) => files.map(({ name }) => name)

it('takes the pictures of folders in the natural order of their paths', async () => {
  const shuffled = [4, 3, 11, 7, 1, 12, 9, 2, 10, 5, 8, 6].map((number) => [`frame${number}.png`, PNG])
  const { pictures, refusal, notice } = await drop({
    'take 10': { 'z.png': PNG },
    'take 2': { ...Object.fromEntries(shuffled), b: { 'x10.png': PNG, 'x9.png': PNG, 'X1.png': PNG }, 'a.png': PNG },
  })
  expect(names(pictures)).toEqual([
    'a.png',
    ...['X1.png', 'x9.png', 'x10.png'],
    ...Array.from({ length: 12 }, (_, i) => `frame${i + 1}.png`),
    'z.png',
  ])
  expect([refusal, notice]).toEqual([undefined, undefined])
})

it('takes files without an ending by their first bytes, and what is named or begins otherwise not', async () => {
  const { pictures } = await drop({
    scans: {
      IMG_0001: '\xff\xd8\xff\xe0',
      'IMG_0002.': PNG,
      phone: '\0\0\0\x18ftypheic',
      LICENSE: 'Copyright',
      paper: '%PDF-1.7',
      weights: '\x89HDF\r\n',
      'notes.txt': PNG,
      '.hidden.png': PNG,
      empty: '',
    },
  })
  expect(names(pictures)).toEqual(['IMG_0001', 'IMG_0002.', 'phone'])
})

it('reads folders to their end, and says how many files it left out past its limit', async () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`${count - i}.png`, PNG]))
  const whole = await drop({ all: many(2000) })
  expect([whole.pictures.length, whole.pictures[1999]?.name, whole.notice]).toEqual([2000, '2000.png', undefined])
  const { pictures, notice } = await drop({ all: { ...many(2005), deep: many(30) } })
  expect(pictures).toHaveLength(2000)
  expect(names(pictures.slice(0, 2))).toEqual(['1.png', '2.png'])
  expect(notice).toTell(
    'Heatlens takes 2,000 files of a folder at once, so the last 35 were left out. Drop those on their own.',
  )
  // Files that are not pictures do not count towards the limit.
  const texts = Object.fromEntries(Array.from({ length: 1999 }, (_, i) => [`0${i}.txt`, 'text']))
  const beside = await drop({ all: { ...texts, ...many(50) } })
  expect([beside.pictures.length, beside.notice]).toEqual([50, undefined])
})

it('stops counting a folder without an end', async () => {
  const endless = { name: 'a', fullPath: '/a', isDirectory: true, isFile: false } as unknown as FileSystemDirectoryEntry
  endless.createReader = () => ({ readEntries: (done) => done([endless]) })
  const item = { kind: 'file', webkitGetAsEntry: () => endless }
  const { notice } = await takeFiles({ items: [item] } as never, 'dropped')
  expect(notice).toTell(
    'Heatlens takes 2,000 files of a folder at once, so the rest was left out. Drop a smaller folder.',
  )
})

it('takes what it can where a part cannot be read, and says so', async () => {
  const { pictures, refusal } = await drop({ all: { 'a.png': PNG, locked: new Error('no'), z: { 'b.png': PNG } } })
  expect(names(pictures)).toEqual(['a.png', 'b.png'])
  expect(refusal?.problem).toTell(/^A folder could not be read\./)
})

it('keeps the files of a network together, and dropped files in the order in which they come', async () => {
  const network = { 'model.json': '{}', 'group1-shard1of1.bin': 'x', 'cat.png': PNG }
  const taken = await drop({ 'b.png': PNG, 'a.png': PNG, mine: { net: network, 'dog.png': PNG } })
  expect(names(taken.network)).toEqual(['model.json', 'group1-shard1of1.bin'])
  expect(names(taken.pictures)).toEqual(['b.png', 'a.png', 'dog.png', 'cat.png'])
})

it('leaves no network out: of one folder together, of several apart', async () => {
  const two = await drop({ 'a.keras': 'x', 'b.onnx': 'x', 'cat.png': PNG })
  expect([names(two.network), two.others]).toEqual([['a.keras', 'b.onnx'], []])
  const model = { 'model.json': '{}', 'w.bin': 'x' }
  const apart = await drop({ all: { ep1: model, ep2: { 'ep2.h5': 'x' } } })
  expect([names(apart.network), apart.others.map(names)]).toEqual([['model.json', 'w.bin'], [['ep2.h5']]])
})

it('says where there is nothing to take', async () => {
  expect((await drop({ empty: { 'notes.txt': 'text' } })).refusal).toEqual({
    problem: expect.toTell(
      'The folder “empty” contains no picture and no network. Drop a folder with pictures or with a model.json and its files.',
    ),
    name: 'empty',
  })
  expect((await drop({})).refusal?.problem).toTell(/^What was dropped contains no file\./)
})

const named = (...names: string[]) => names.map((name) => new File(['x'], name))

it.each([['weights.h5'], ['model.keras'], ['Model.KERAS']])(
  'takes %s for a network, with its list of classes, and the rest for pictures',
  (name) => {
    const [network, list, picture] = named(name, 'labels.json', 'cat.png')
    expect(sortFiles([picture as File, list as File, network as File])).toEqual({
      network: [network, list],
      others: [],
      pictures: [picture],
    })
  },
)

it.each([
  [['README.md', 'keras_model.h5', 'labels.txt', 'cat.png'], ['keras_model.h5', 'labels.txt'], ['cat.png']],
  [['converted_keras.zip'], ['converted_keras.zip'], []],
  [['weights.bin', 'metadata.json', 'model (1).json'], ['model (1).json', 'weights.bin', 'metadata.json'], []],
  [['model.weights.h5', 'architecture.json'], ['model.weights.h5', 'architecture.json'], []],
  [['architecture.json'], ['architecture.json'], []],
  [['weights.bin'], ['weights.bin'], []],
  [['model.json', 'weights.bin', 'obj.names'], ['model.json', 'weights.bin', 'obj.names'], []],
  [['notes.txt'], [], ['notes.txt']],
])('sorts %j as a person has them', (given, network, pictures) => {
  const taken = sortFiles(named(...given))
  expect([names(taken.network), names(taken.pictures)]).toEqual([network, pictures])
})

it('takes the network of a folder among everything else in it, and adds its pictures', async () => {
  const { network, pictures } = await drop({
    project: {
      'README.md': 'text',
      'train.py': 'text',
      'package.json': '{}',
      'labels.txt': '0 a',
      photos: { 'cat.png': PNG, 'annotations.json': '{}' },
      exported: { 'model.json': '{}', 'weights.bin': 'x', '.DS_Store': 'x', 'drawing.png': PNG },
    },
  })
  expect(names(network)).toEqual(['model.json', 'weights.bin', 'labels.txt'])
  expect(names(pictures)).toEqual(['drawing.png', 'cat.png'])
})

it.each([
  ['two.txt', 'Yes\nNo', true],
  ['names.csv', 'id,name\n0,Ja\n1,Nein', true],
  ['utf16.txt', '\xff\xfeY\0e\0s\0', true],
  ['story.txt', 'Once upon a time. '.repeat(20), false],
  ['photo.txt', PNG, false],
  ['bytes.txt', 'a\0\x01b', false],
  ['empty.txt', '', false],
])('takes %s for a list of classes: %j, %s', async (name, content, isList) => {
  const { network, pictures } = await drop({ 'cat.png': PNG, [name]: content })
  expect([names(network), names(pictures)]).toEqual(isList ? [[name], ['cat.png']] : [[], ['cat.png', name]])
})
