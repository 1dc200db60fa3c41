import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSampleId, sampleIds } from '../../settings/sampleIds.ts'
import { samplesFor } from './samples.ts'

it('shows first what is in the list of the network', () => {
  const names = samplesFor([['n07930864', 'cup']]).map(({ sample, isKnown }) => [sample.file, isKnown])
  expect(names[0]).toEqual(['coffee.png', true])
  expect(names.slice(1).every(([, isKnown]) => !isKnown)).toBe(true)
})

it('does not say of a network of one’s own that a sample is not in its list', () => {
  for (const classes of [
    [['0', 'cat']],
    [
      ['n02121808', 'cat'],
      ['1', 'golf ball'],
    ],
    [],
  ] as [string, string][][]) {
    const says = samplesFor(classes).map(({ isKnown }) => isKnown)
    expect(says).toEqual(says.map(() => undefined))
  }
})

it('can be named in an address, each of them', () => {
  expect(samplesFor([]).map(({ sample }) => readSampleId(sample.file))).toEqual(
    samplesFor([]).map(({ sample }) => sample.file.replace('.png', '')),
  )
  expect(sampleIds).toHaveLength(samplesFor([]).length)
})

it('has a small picture for each, and lists every picture of the folder', () => {
  const listed = samplesFor([]).map(({ sample }) => sample.file)
  const folder = new URL('../../../public/samples/', import.meta.url)
  expect(
    readdirSync(folder)
      .filter((file) => file.endsWith('.png'))
      .sort(),
  ).toEqual([...listed].sort())
  expect(readdirSync(new URL('small/', folder)).sort()).toEqual(
    listed.map((file) => file.replace('.png', '.webp')).sort(),
  )
})
