import { describe, expect, it } from 'vitest'
import { savedName, savedStems } from './fileNames.ts'

const classes = [
  ['n1', 'tabby'],
  ['n2', 'domestic_cat'],
  ['n3', '虎斑猫, 猫/狗'],
  ['n4', ''],
  ['n5', '<img src=x>'],
] as const
const of = (name: string, classIndex = 0) => ({ image: { name }, explanation: { classIndex } })
const bytesOf = (text: string) => new TextEncoder().encode(text).length

describe('the name of a saved file', () => {
  it.each([
    ['cat.png', 0, 'cat-tabby-heatmap.png'],
    ['cat.png', 1, 'cat-domestic-cat-heatmap.png'],
    ['my photo (1).jpeg', 0, 'my-photo-1-tabby-heatmap.png'],
    ['../../etc/passwd', 0, 'etc-passwd-tabby-heatmap.png'],
    ['кот.png', 0, 'кот-tabby-heatmap.png'],
    ['Kätzchen 猫.png', 2, 'Kätzchen-猫-虎斑猫-猫-狗-heatmap.png'],
    // The decomposed umlaut of macOS.
    ['Ka\u0308tzchen.png', 0, 'K\u00e4tzchen-tabby-heatmap.png'],
    ['no-ending', 0, 'no-ending-tabby-heatmap.png'],
    ['.png', 0, 'picture-tabby-heatmap.png'],
    ['frame 1.5', 0, 'frame-1.5-tabby-heatmap.png'],
    ['cat.png', 3, 'cat-class-3-heatmap.png'],
    ['cat.png', 9, 'cat-class-9-heatmap.png'],
    ['cat.png', 4, 'cat-img-src-x-heatmap.png'],
    ['con.a.png', 0, 'picture-con.a-tabby-heatmap.png'],
    [`${'a'.repeat(300)}.png`, 0, `${'a'.repeat(80)}-tabby-heatmap.png`],
  ])('of %j and class %j is %j', (name, classIndex, saved) => {
    expect(savedName(of(name, classIndex), classes, 'picture')).toBe(saved)
  })

  it('says that a method was stopped', () => {
    const answer = { image: { name: 'cat.png' }, explanation: { classIndex: 1, unfinished: { done: 3, total: 9 } } }
    expect(savedName(answer, classes, 'data')).toBe('cat-domestic-cat-unfinished-heatlens.json')
    expect(savedStems([answer, answer], classes)[1]).toBe('cat-domestic-cat-unfinished-2')
  })

  it('says what is in the file', () => {
    const names = (['picture', 'data', 'arrays'] as const).map((kind) => savedName(of('cat.png'), classes, kind))
    expect(names).toEqual(['cat-tabby-heatmap.png', 'cat-tabby-heatlens.json', 'cat-tabby-heatlens.zip'])
  })

  it('fits into what encrypted folders take, and is cut between two signs', () => {
    const long = [['n', '𠮷'.repeat(300)]] as const
    const unfinished = { done: 1, total: 2 }
    for (const [sign, more] of [
      ['a', {}],
      ['é', {}],
      ['猫', {}],
      ['𠮷', {}],
      ['a', { unfinished }],
    ] as const) {
      const name = `${savedStems(
        Array.from({ length: 2000 }, () => ({
          ...of(`${sign.repeat(300)}.png`),
          explanation: { classIndex: 0, ...more },
        })),
        long,
      ).at(-1)}-heatlens.json`
      expect(bytesOf(name)).toBeLessThanOrEqual(143)
      expect(bytesOf(name)).toBeGreaterThan(130)
      expect(name.isWellFormed()).toBe(true)
    }
  })
})

describe('the names of several', () => {
  const stems = (names: readonly string[]) =>
    savedStems(
      names.map((name) => of(name)),
      classes,
    ).map((stem) => stem.replace('-tabby', ''))

  it('are each its own, also where capitals do not count, or where a name looks like one that was made', () => {
    expect(stems(['cat.png', 'cat.jpg', 'Cat.webp', 'cat-2.png', 'cat-2.jpg', 'Straße.png', 'STRASSE.png'])).toEqual([
      'cat',
      'cat-2',
      'Cat-3',
      'cat-2',
      'cat-2-2',
      'Straße',
      'STRASSE-2',
    ])
    const two = [['n', 'tabby'] as const, ['n', '2'] as const]
    const odd = savedStems([of('cat-tabby.png', 1), of('cat.png'), of('cat.jpg'), of('cat.gif')], two)
    expect(odd).toEqual(['cat-tabby-2', 'cat-tabby', 'cat-tabby-3', 'cat-tabby-4'])
  })

  it('leave no path, no hidden file, no name that a system keeps for itself', () => {
    const names = [
      '../../etc/passwd',
      'C:\\Windows\\a.png',
      '.hidden.png',
      'con.png',
      'nul',
      'COM¹.txt',
      '...',
      '',
      '/',
    ]
    expect(stems(names)).toEqual([
      'etc-passwd',
      'C-Windows-a',
      'hidden',
      'picture-con',
      'picture-nul',
      'picture-COM¹',
      'picture',
      'picture-2',
      'picture-3',
    ])
  })

  it('keep letters of any script', () => {
    expect(stems(['Kätzchen 猫.png', 'צילום.jpg', '🐈.png'])).toEqual(['Kätzchen-猫', 'צילום', 'picture'])
  })
})
