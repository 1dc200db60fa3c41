import { describe, expect, it } from 'vitest'
import type { Finding } from '../image/heat/spots.ts'
import { lazy as de } from './de/lazy.ts'
import { lazy as en } from './en/lazy.ts'
import { lazy as es } from './es/lazy.ts'
import { lazy as pl } from './pl/lazy.ts'
import { lazy as zh } from './zh/lazy.ts'

const spot: Finding = { kind: 'spot', place: 'topLeft', share: 0.0949 }
const findings: readonly Finding[] = [
  { kind: 'nothing' },
  { kind: 'all' },
  { kind: 'allSeen' },
  { kind: 'littleSeen', share: 0.03 },
  spot,
  { kind: 'area', place: 'nearRight', share: 0.31 },
  { kind: 'two', places: ['topLeft', 'bottom'], share: 0.12 },
  { kind: 'two', places: ['left', 'left'], share: 0.12 },
  ...[3, 5, 22].map((count): Finding => ({ kind: 'several', count, place: 'across', share: 0.2 })),
  { kind: 'many', share: 0.03 },
]

it('says how many, where, and what part of the picture', () => {
  expect(findings.map(en.where.looked)).toEqual([
    'It looked nowhere.',
    'It looked all over the picture.',
    'It looked all over the part that it sees.',
    'It looked somewhere in the part that it sees, 3% of the picture.',
    'It looked mostly at one spot, upper left, 9% of the picture.',
    'It looked mostly at one large area, right of the centre, 31% of the picture.',
    'It looked mostly at two spots, upper left and at the bottom, together 12% of the picture.',
    'It looked mostly at two spots, both on the left, together 12% of the picture.',
    'It looked at 3 spots, the largest across the middle, together 20% of the picture.',
    'It looked at 5 spots, the largest across the middle, together 20% of the picture.',
    'It looked at 22 spots, the largest across the middle, together 20% of the picture.',
    'It looked at many small spots, together 3% of the picture.',
  ])
  expect(en.where.lookedFor('dog (16%)', spot)).toBe(
    'For dog (16%) it looked mostly at one spot, upper left, 9% of the picture.',
  )
  expect(en.where.against('dog', spot)).toBe(
    'The evidence against dog is mostly in one spot, upper left, 9% of the picture.',
  )
  // A tiny part is never 0%.
  expect(en.where.looked({ kind: 'spot', place: 'middle', share: 0.004 })).toContain('0.4%')
  expect(en.where.looked({ kind: 'many', share: 0.0004 })).toBe(
    'It looked at many small spots, together less than 0.1% of the picture.',
  )
})

describe.each(Object.entries({ en, de, es, pl, zh }))('%s', (_, { where }) => {
  it('tells every finding apart, in each of its sentences', () => {
    for (const say of [
      where.looked,
      (found: Finding) => where.lookedFor('LABEL', found),
      (found: Finding) => where.against('LABEL', found),
    ]) {
      const said = findings.map(say)
      expect(new Set(said).size).toBe(findings.length)
      for (const text of said) {
        expect(text).not.toMatch(/undefined|NaN|\s\s|\s[.,]|,,/)
        expect(text).toMatch(/^[\p{Lu}\p{Lo}].*[.。]$/u)
        expect(text.length).toBeLessThan(140)
      }
      // A sentence has no sign of comparison.
      expect(say({ kind: 'many', share: 0.0004 })).toMatch(/^[^<]*[^<\d]0[.,]1[^<]*$/)
      findings.forEach((found, at) => {
        if ('share' in found) expect(said[at]).toContain(String(Math.round(found.share * 100)))
        if (found.kind === 'several') expect(said[at]).toContain(String(found.count))
      })
    }
  })
})
