import { expect, it } from 'vitest'
import { arrange, type Entry, isUsable } from './classList.ts'
import { decodeText, readList } from './readList.ts'

const labelsIn = (text: string, name?: string) => arrange(readList(text, name)).names.map(([, label]) => label)
const cats = ['cat', 'dog', 'red fox']

it.each<[string, string, string?]>([
  ['an array', '["cat", "dog", "red fox"]'],
  ['pairs', '[["n02123045", "cat"], ["n02124075", "dog"], ["n02119022", "red fox"]]'],
  ['objects', '[{"id": 2, "name": "red fox"}, {"id": 0, "name": "cat"}, {"id": 1, "name": "dog"}]'],
  ["Keras' class_indices.json", '{"red fox": 2, "cat": 0, "dog": 1}'],
  ['numbers as texts', '{"cat": "0", "dog": "1", "red fox": "2"}'],
  ['names by number', '{"0": "cat", "2": "red fox", "1": "dog"}'],
  ["Keras' imagenet_class_index.json", '{"0": ["n01", "cat"], "1": ["n02", "dog"], "2": ["n03", "red fox"]}'],
  [
    "Teachable Machine's metadata.json",
    '{"tfjsVersion": "1.3.1", "labels": ["cat", "dog", "red fox"], "imageSize": 224}',
  ],
  [
    "Hugging Face's config.json",
    '{"model_type": "vit", "id2label": {"0": "cat", "1": "dog", "2": "red fox"}, "num_channels": 3}',
  ],
  ["Hugging Face's label2id", '{"label2id": {"cat": "0", "dog": "1", "red fox": "2"}}'],
  ['lines of JSON', '{"id": 2, "name": "red fox"}\n{"id": 0, "name": "cat"}\n{"id": 1, "name": "dog"}\n'],
  ['the settings of a data set, numbered', 'train: images\nnc: 3\nnames:\n  0: cat\n  1: dog\n  2: red fox\n'],
  ['the same as a list', "nc: 3\nnames:\n- cat\n- 'dog'\n- red fox\ntrain: images"],
  ['the same in one line', 'path: ..\nnames: [cat, "dog", red fox]  # three'],
  ['YAML of other names', 'classes: [cat, dog, red fox]'],
  ['the same in lines', 'nc: 3\nlabels:\n- cat\n- dog\n- red fox\n'],
  ['the same with numbers behind', 'names:\n  cat: 0\n  red fox: 2\n  dog: 1\n'],
  ['a list in names', '{"nc": 3, "names": ["cat", "dog", "red fox"]}'],
  ["Teachable Machine's labels.txt", '0 cat\n1 dog\n2 red fox\n'],
  ['lines, with a BOM and CRLF', '\uFEFFcat\r\n\r\ndog\r\nred fox\r\n\r\n'],
  ['old lines of a Macintosh', 'cat\rdog\rred fox'],
  ['numbered from 1', '1. cat\n2. dog\n3. red fox'],
  ['with colons', '0: cat\n1: dog\n2: red fox'],
  ['numbers in another order', '2 red fox\n0 cat\n1 dog'],
  ['numbers behind', 'dog: 1\ncat: 0\nred fox: 2'],
  ['numbers behind tabs', 'cat\t0\ndog\t1\nred fox\t2'],
  ['with comments', '# Names of the animals\ncat\n// the second\ndog\nred fox'],
  ['bullets', '- cat\n- dog\n- red fox'],
  ['lines that end with commas', 'cat,\ndog,\nred fox'],
  ['numbers in brackets', '[0] cat\n[1] dog\n[2] red fox'],
  ['numbers in parentheses', '(0) cat\n(1) dog\n(2) red fox'],
  ['one line', 'cat, dog, red fox'],
  ['one row of a table', 'cat,dog,red fox\n', 'classes.csv'],
  ['names by another header', 'breed\ncat\ndog\nred fox\n', 'classes.csv'],
  ['one line with semicolons', 'cat; dog; red fox;'],
  ['quoted lines', '"cat",\n"dog",\n"red fox",'],
  ['a table with a header', 'id,name\n0,cat\n1,dog\n2,red fox\n', 'classes.csv'],
  ['a table without', '2,red fox\n0,cat\n1,dog\n', 'classes.csv'],
  ['the name first', 'class,index\nred fox,2\ncat,0\ndog,1', 'classes.csv'],
  ['names only', 'label\ncat\n"dog"\nred fox\n', 'classes.csv'],
  ['tabs', 'index\tlabel\n0\tcat\n1\tdog\n2\tred fox', 'classes.tsv'],
  ['semicolons', '0;cat\r\n1;dog\r\n2;red fox\r\n', 'classes.csv'],
  ["pandas' table", ',label\n0.0,cat\n1.0,dog\n2.0,red fox\n', 'classes.csv'],
  ["pandas' series", ',0\n0,cat\n1,dog\n2,red fox\n', 'classes.csv'],
  [
    "TensorFlow's label map",
    "item {\n  id: 1\n  name: 'cat'\n}\nitem {\n  id: 3\n  name: 'red fox'\n}\nitem { name: \"dog\" id: 2 }\n",
  ],
  [
    'the same with names to show',
    'item {\n  name: "/m/01"\n  id: 1\n  display_name: "cat"\n}\nitem {\n  name: "/m/02"\n  id: 2\n  display_name: "dog"\n}\nitem {\n  name: "/m/03"\n  id: 3\n  display_name: "red fox"\n}',
  ],
  ['the items of a dict', "[('cat', 0), ('red fox', 2), ('dog', 1)]"],
  ["TensorFlow's table", 'index,mid,display_name\n0,/m/01,cat\n1,/m/02,dog\n2,/m/03,"red fox"', 'map.csv'],
  ['a pasted table', '0,cat\n1,dog\n2,red fox'],
  ['a dict', "{0: 'cat',\n 1: \"dog\",\n 2: 'red fox',}"],
  ['a dict of names', "{'cat': 0, 'dog': 1, 'red fox': 2}"],
  ['an assignment', "class_names = ['cat', 'dog', 'red fox']  # as in training"],
  ['a tuple', "('cat', 'dog', 'red fox')"],
  ["NumPy's", "['cat' 'dog' 'red fox']"],
  ["NumPy's repr", "array(['cat', 'dog', 'red fox'], dtype='<U7')"],
  ['of JavaScript', "const CLASSES = {\n  0: 'cat',\n  1: 'dog',\n  2: 'red fox'\n};"],
])('reads %s', (_, text, name) => {
  expect(labelsIn(text, name)).toEqual(cats)
})

it.each([
  ['synset_words.txt', 'n01440764 tench, Tinca tinca\nn01443537 goldfish, Carassius auratus'],
  ['a table', 'wnid,label\nn01440764,"tench, Tinca tinca"\nn01443537,"goldfish, Carassius auratus"'],
  ['numbered lines', '0 n01440764 tench, Tinca tinca\n1 n01443537 goldfish, Carassius auratus'],
  ['class_index', '{"0": ["n01440764", "tench, Tinca tinca"], "1": ["n01443537", "goldfish, Carassius auratus"]}'],
])('keeps the ids of %s', (_, text) => {
  expect(arrange(readList(text)).names).toEqual([
    ['n01440764', 'tench, Tinca tinca'],
    ['n01443537', 'goldfish, Carassius auratus'],
  ])
})

it('takes lines as they are where their numbers belong to them', () => {
  expect(labelsIn('3 cats\n1 dog')).toEqual(['3 cats', '1 dog'])
  expect(labelsIn('7 up\nfanta, orange\n')).toEqual(['7 up', 'fanta, orange'])
  expect(labelsIn('Class 0\nClass 1')).toEqual(['Class 0', 'Class 1'])
  expect(labelsIn('boeing 737\nairbus 320')).toEqual(['boeing 737', 'airbus 320'])
  expect(labelsIn('#hashtag\n#other')).toEqual(['#hashtag', '#other'])
  expect(labelsIn('{"0": 0, "1": 1, "2": 2}')).toEqual(['0', '1', '2'])
  expect(labelsIn('label,count\n1,10\n0,11', 'digits.csv')).toEqual(['1', '0'])
})

it.each([['[1, 2]'], ['{"epochs": 20, "rate": 0.1}'], ['{}'], ['[]'], [''], ['  \n'], ['[["a", 1]]'], ['[null]']])(
  'finds no names in %s',
  (text) => {
    // Text that is no JSON of names is lines at most, which is never a list of two.
    expect(readList(text).length).toBeLessThan(2)
  },
)

it('keeps names that objects have by birth', () => {
  expect(labelsIn('{"__proto__": 0, "constructor": 1}')).toEqual(['__proto__', 'constructor'])
  expect(labelsIn('{"0": "__proto__", "1": "toString"}')).toEqual(['__proto__', 'toString'])
  expect(labelsIn("{'__proto__': 0, 'hasOwnProperty': 1}")).toEqual(['__proto__', 'hasOwnProperty'])
  expect(readList('{"labels": {"__proto__": ["a"]}}').length).toBeLessThan(2)
})

it('shortens a name of a megabyte, and says so', () => {
  const { names, faults } = arrange(readList(JSON.stringify(['x'.repeat(2 ** 20), 'b'])), 2)
  expect(names.map(([, label]) => label.length)).toEqual([200, 1])
  expect(faults).toEqual([{ fault: 'shortened', first: 0, count: 1 }])
  const pair = arrange([{ label: `${'x'.repeat(199)}\u{1F600}` }])
  expect(pair.names[0]?.[1]).toBe('x'.repeat(199))
})

it('reads a hundred thousand lines, and no more', () => {
  const text = Array.from({ length: 100_001 }, (_, at) => `name ${at}`).join('\n')
  const { names, faults } = arrange(readList(text), 100_000)
  expect(names).toHaveLength(100_000)
  expect(faults[0]).toEqual({ fault: 'otherLength', names: 100_001, classes: 100_000 })
  expect(readList('"'.repeat(2 ** 20), 'a.csv').length).toBeLessThan(2)
  expect(readList('['.repeat(2 ** 20)).length).toBeLessThan(2)
  expect(readList('x'.repeat(9 * 2 ** 20))).toEqual([])
})

it('keeps text that runs from right to left, and puts a name on one line', () => {
  expect(labelsIn('["قطة", "כלב", "a\\nb\\u0000c"]')).toEqual(['قطة', 'כלב', 'a b c'])
})

const told = (entries: readonly Entry[] | string, classes: number) => {
  const list = arrange(typeof entries === 'string' ? readList(entries) : entries, classes)
  return [isUsable(list), ...list.faults]
}

it('says what is wrong with a list', () => {
  expect(told('["a", "b"]', 2)).toEqual([true])
  expect(told('["a", "b"]', 3)).toEqual([false, { fault: 'otherLength', names: 2, classes: 3 }])
  expect(told('{"a": 0, "b": 7}', 2)[1]).toEqual({ fault: 'outOfRange', highest: 7, classes: 2 })
  expect(told('{"a": 0, "b": 2}', 3)).toEqual([true, { fault: 'empty', first: 1, count: 1 }])
  expect(told('["a", "b", "a", "a"]', 4)).toEqual([true, { fault: 'twice', label: 'a', first: 0, second: 2, count: 2 }])
  expect(told('["a", " "]', 2)).toEqual([true, { fault: 'empty', first: 1, count: 1 }])
  expect(
    told(
      [
        { index: 0, label: 'a' },
        { index: 0, label: 'b' },
        { index: 1, label: 'c' },
      ],
      2,
    ),
  ).toEqual([true, { fault: 'sameNumber', index: 0, count: 1 }])
  expect(told([], 2)).toEqual([false, { fault: 'notAList' }])
})

it('counts from 1 where the list does, unless only the first class has no name', () => {
  const list = '{"1": "a", "2": "b"}'
  expect(arrange(readList(list), 2).names.map(([, label]) => label)).toEqual(['a', 'b'])
  expect(arrange(readList(list), 3).names.map(([, label]) => label)).toEqual(['', 'a', 'b'])
})

it('decodes what Windows writes', () => {
  const utf16 = (text: string) => Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((one) => [one.charCodeAt(0), 0])])
  expect(decodeText(utf16('Tür'))).toBe('Tür')
  expect(decodeText(utf16('Tür').subarray(2))).toBe('Tür')
  expect(decodeText(Buffer.from(utf16('Tür').subarray(2)).swap16())).toBe('Tür')
  expect(decodeText(Uint8Array.of(0x54, 0xfc, 0x72))).toBe('Tür')
  expect(labelsIn(decodeText(new TextEncoder().encode('\uFEFFTür\n')))).toEqual(['Tür'])
})
