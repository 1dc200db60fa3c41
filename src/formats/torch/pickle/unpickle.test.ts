import { describe, expect, it } from 'vitest'
import { PickleCut, PickleDamaged } from './byteReader.ts'
import { unpickle } from './unpickle.ts'
import { Dict, Items, type PickleValue, Record } from './values.ts'

const bytes = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0))
const read = (text: string) => unpickle(bytes(text), 0, 'x.pth').value

/** As JSON would have it. */
function plain(value: PickleValue): unknown {
  if (value instanceof Items) return value.items.map(plain)
  if (value instanceof Dict) return [...value.entries].map(([key, one]) => [plain(key), plain(one)])
  return value
}

describe('what Python pickles', () => {
  // pickle.dumps(…, protocol), Python 3.11.
  it.each<[string, string, unknown]>([
    ['protocol 0', '(lp0\nI1\naI-2\naF0.5\naVab\np1\naI01\naNa.', [1, -2, 0.5, 'ab', true, null]],
    [
      'protocol 1',
      ']q\x00(K\x01J\xfe\xff\xff\xffG?\xe0\x00\x00\x00\x00\x00\x00X\x02\x00\x00\x00abq\x01Ne.',
      [1, -2, 0.5, 'ab', null],
    ],
    ['protocol 2', '\x80\x02}q\x00X\x01\x00\x00\x00aq\x01K\x01K\x02\x86q\x02s.', [['a', [1, 2]]]],
    [
      'protocol 4',
      '\x80\x04\x95\x0e\x00\x00\x00\x00\x00\x00\x00}\x94\x8c\x01a\x94K\x01K\x02\x86\x94s.',
      [['a', [1, 2]]],
    ],
    ['large numbers', '\x80\x02\x8a\x09\x00\x00\x00\x00\x00\x00\x00\x00\x01.', 2n ** 64n],
    ['negative large numbers', '\x80\x02\x8a\x02\x00\x80.', -32768],
    ['the same twice', '\x80\x02]q\x00(]q\x01h\x01e.', [[], []]],
  ])('%s', (_, text, value) => expect(plain(read(text))).toEqual(value))

  it('objects of a class of its own are records, which nobody makes', () => {
    const value = read('\x80\x02cmy.code\nSettings\n)\x81}X\x01\x00\x00\x00aK\x01sb.')
    expect(value).toBeInstanceOf(Record)
    expect((value as Record).name).toBe('my.code.Settings')
    expect(plain((value as Record).state)).toEqual([['a', 1]])
  })

  it('an OrderedDict is a dict', () => {
    expect(plain(read('\x80\x02ccollections\nOrderedDict\n)R(X\x01\x00\x00\x00aK\x01u.'))).toEqual([['a', 1]])
  })
})

describe('is refused by name, without a call', () => {
  it.each([
    ['os.system', 'cos\nsystem\n(S"x"\ntR.'],
    ['my.code.run', '\x80\x02cmy.code\nrun\n)R.'],
    ['builtins.getattr', '\x80\x04\x8c\x08builtins\x8c\x07getattr\x93)R.'],
    ['nt.system', '(S"x"\nint\nsystem\n.'],
    ['subprocess.Popen', '(csubprocess\nPopen\nS"x"\no.'],
    ['types.CodeType', '\x80\x02ctypes\nCodeType\n)\x81.'],
    ['copyreg.add_extension', '\x80\x02\x82\x01)R.'],
    ['persistent_load', 'Pabc\n.'],
  ])('%s', (call, text) => {
    expect(() => read(text)).toThrowError(
      expect.objectContaining({ code: 'pickleCalls', parameters: { file: 'x.pth', call } }),
    )
  })
})

it.each<[string, string, typeof PickleCut | typeof PickleDamaged]>([
  ['nothing', '', PickleCut],
  ['no end', '\x80\x02]', PickleCut],
  ['a text beyond the end', 'X\xff\xff\xff\xffab.', PickleCut],
  ['an empty stack', '.', PickleDamaged],
  ['no mark', 't.', PickleDamaged],
  ['what was never kept', 'h\x07.', PickleDamaged],
  ['a call of a number', 'K\x01)R.', PickleDamaged],
  ['an unknown step', '\xff.', PickleDamaged],
  ['a pair of one', '}(K\x01u.', PickleDamaged],
])('%s is damaged', (_, text, kind) => {
  expect(() => read(text)).toThrow(kind)
})
