import { expect, it } from 'vitest'
import { nameClasses } from './classNames.ts'
import { listsAmong, withEarlier } from './labels.ts'
import { sortSources } from './sources.ts'

type Given = readonly (readonly [name: string, content: string | Uint8Array<ArrayBuffer>])[]

const listsIn = async (given: Given) =>
  listsAmong(await sortSources(given.map(([name, content]) => new File([content], name))))

const softmax = (units: number) => ({ head: 'softmax', units }) as const

/** The labels of a network with so many classes, beside these files, and the faults that are told. */
async function named(classes: number, ...given: Given) {
  const { classes: lists, told } = nameClasses([softmax(classes)], await listsIn(given))
  const labels = lists[0]?.map(([, label]) => label)
  return { labels: labels?.[0]?.startsWith('class ') ? 'numbers' : labels, told }
}

it.each<[string, string, string[]]>([
  ['labels.txt', '0 Cats\n1 Dogs\r\n2 Neither of them\n', ['Cats', 'Dogs', 'Neither of them']],
  ['labels.txt', 'tabby\ntiger cat\n', ['tabby', 'tiger cat']],
  ['labels.txt', '3 cats\n1 dog\n', ['3 cats', '1 dog']],
  ['any.json', '["cat", "dog"]', ['cat', 'dog']],
  ['any.json', '[["n02123045", "tabby"], ["n02124075", "Egyptian_cat"]]', ['tabby', 'Egyptian_cat']],
  ['class_indices.json', '{"dog": 1, "cat": 0}', ['cat', 'dog']],
  ['index.json', '{"0": "cat", "1": "dog"}', ['cat', 'dog']],
  ['index.json', '{"0": ["n02123045", "tabby"], "1": ["n02124075", "Egyptian_cat"]}', ['tabby', 'Egyptian_cat']],
  ['class_indices.json', '{"__proto__": 0, "constructor": 1}', ['__proto__', 'constructor']],
  ['metadata.json', '{"labels": ["Cats", "Dogs"], "imageSize": 224}', ['Cats', 'Dogs']],
  ['classes.csv', 'id,name\n0,cat\n1,"dog, tame"\n', ['cat', 'dog, tame']],
  ['anything.txt', 'cat\ndog', ['cat', 'dog']],
])('%s: %s', async (name, content, expected) => {
  expect(await named(expected.length, [name, content])).toEqual({ labels: expected })
})

it.each<[string, string]>([
  ['settings.json', '{"epochs": 20, "rate": 0.1}'],
  ['settings.json', '{"width": 2, "height": 3}'],
  ['README.txt', 'these are no labels\nbut two lines'],
  ['requirements.txt', 'tensorflow\nkeras'],
  ['weights_manifest.json', '[{"paths": ["a"], "weights": [{"name": "b"}]}]'],
])('takes %s for no list', async (name, content) => {
  expect(await named(2, [name, content])).toEqual({ labels: 'numbers' })
})

it('names the classes by numbers where the list does not fit, and tells why', async () => {
  const { labels, told } = await named(3, ['labels.txt', 'cat\ndog'])
  expect(labels).toBe('numbers')
  expect(told).toMatchObject({ file: 'labels.txt', faults: [{ fault: 'otherLength', names: 2, classes: 3 }] })
  expect(told?.names.map(([, label]) => label)).toEqual(['cat', 'dog'])
  expect((await named(2, ['labels.json', '{"a": 0.5, "b": 1}'])).told).toMatchObject({
    faults: [{ fault: 'notAList' }],
  })
  // A pickled list of Python.
  expect((await named(2, ['labels.pkl', '\x80\x04]\x94\x8c\x01a\0'])).told).toMatchObject({
    faults: [{ fault: 'notAList' }],
  })
  expect((await named(2, ['list.json', '[1, 2]'])).told).toMatchObject({ names: [], faults: [{ fault: 'notAList' }] })
})

it('uses a list with a gap, and tells that', async () => {
  const { labels, told } = await named(3, ['gap.json', '{"a": 0, "c": 2}'], ['labels.json', '{"a": 0, "c": 2}'])
  expect(labels).toEqual(['a', 'class 1', 'c'])
  expect(told).toMatchObject({ file: 'labels.json', faults: [{ fault: 'empty', first: 1, count: 1 }] })
})

it('takes the list that fits among several, whatever others say', async () => {
  expect(await named(2, ['classes.txt', 'a\nb\nc'], ['labels.txt', 'cat\ndog'])).toEqual({ labels: ['cat', 'dog'] })
  expect(await named(2, ['notes.txt', 'x\ny'], ['labels.txt', 'cat\ndog'])).toEqual({ labels: ['cat', 'dog'] })
})

it('gives each of two outputs its own list', async () => {
  const lists = await listsIn([
    ['colour_labels.txt', 'red\ngreen\nblue'],
    ['shape_labels.txt', 'round\nsquare'],
  ])
  const { classes } = nameClasses([softmax(2), softmax(3), softmax(3)], lists)
  expect(classes.map((list) => list.map(([, label]) => label))).toEqual([
    ['round', 'square'],
    ['red', 'green', 'blue'],
    ['class 0', 'class 1', 'class 2'],
  ])
})

it('takes a thousand outputs for ImageNet, and a thousand and one for the background and ImageNet', () => {
  const [thousand] = nameClasses([softmax(1000)], []).classes
  const [more] = nameClasses([softmax(1001)], []).classes
  expect(thousand?.[0]).toEqual(['n01440764', 'tench'])
  expect(more?.slice(0, 2)).toEqual([
    ['0', 'background'],
    ['n01440764', 'tench'],
  ])
  expect(more).toHaveLength(1001)
})

it('reads a list in UTF-16, as Windows writes it', async () => {
  const bytes = Uint8Array.from([0xff, 0xfe, ...[...'Tür\nTor'].flatMap((one) => [one.charCodeAt(0), 0])])
  expect(await named(2, ['labels.txt', bytes])).toEqual({ labels: ['Tür', 'Tor'] })
  const json = Uint8Array.from([0xff, 0xfe, ...[...'{"a": 1, "b": 0}'].flatMap((one) => [one.charCodeAt(0), 0])])
  expect(await named(2, ['class_indices.json', json])).toEqual({ labels: ['b', 'a'] })
})

it('lists that came earlier name the classes of a network that has no list, which is told, with the names without them', async () => {
  const list = (text: string, isUsed: boolean, name = 'x.txt') => ({ file: new File([text], name), isUsed })
  const namedBy = async (given: Given, ...earlier: ReturnType<typeof list>[]) => {
    const { classes, told } = nameClasses([softmax(2)], await withEarlier(await listsIn(given), earlier))
    const without = told?.instead?.map(([, label]) => label).join()
    return [classes[0]?.map(([, label]) => label).join(), told?.file, ...(without ? [without] : [])]
  }
  expect(await namedBy([], list('a\nb', false))).toEqual(['a,b', 'x.txt', 'class 0,class 1'])
  expect(await namedBy([], list('a\nb', true))).toEqual(['a,b', 'x.txt', 'class 0,class 1'])
  expect(await namedBy([['labels.txt', 'own\nits']], list('a\nb', false), list('c\nd', true))).toEqual([
    'own,its',
    undefined,
  ])
  expect(await namedBy([], list('a\nb\nc', false), list('c\nd', true))).toEqual(['class 0,class 1', 'x.txt'])
  expect(await namedBy([], list('a\nb\nc', true))).toEqual(['class 0,class 1', undefined])
})
