import { describe, expect, it } from 'vitest'
import { messageSamples } from '../../fixtures/messageSamples.ts'
import type { Message, MessageCode } from '../errors/codes.ts'
import { errors as german } from './de/errors.ts'
import { de } from './de/index.ts'
import { errors as english } from './en/errors.ts'
import { en } from './en/index.ts'
import { errors as spanish } from './es/errors.ts'
import { es } from './es/index.ts'
import { formatMessage } from './formatMessage.ts'
import { errors as polish } from './pl/errors.ts'
import { pl } from './pl/index.ts'
import { errors as chinese } from './zh/errors.ts'
import { zh } from './zh/index.ts'

const all = [
  ['en', { ...en.firstErrors, ...english }, en.formats],
  ['de', { ...de.firstErrors, ...german }, de.formats],
  ['es', { ...es.firstErrors, ...spanish }, es.formats],
  ['pl', { ...pl.firstErrors, ...polish }, pl.formats],
  ['zh', { ...zh.firstErrors, ...chinese }, zh.formats],
] as const

type Samples = Readonly<Record<string, readonly unknown[]>>

const samples = Object.entries(messageSamples) as [MessageCode, Samples][]

const told = (code: MessageCode, parameters: object) => ({ code, parameters }) as Message

/** The first value of each parameter. */
const first = (values: Samples) => Object.fromEntries(Object.entries(values).map(([key, [value]]) => [key, value]))

/** Code, and the names of files and layers. */
const technical =
  /model\.save\(.*?\)|npm run model|model\.json|heatlens\.csv|\.h5|--[\w=]+|save_weights|model_config|backend=\S+?(?=[”“»])/g

const technicalIn = (text: string) => [...new Set(text.match(technical))].map((one) => one.replace(/ \w+$/, '')).sort()

const inEnglish = (code: MessageCode, values: Samples) => formatMessage(all[0][1], told(code, first(values))) ?? ''

describe.each(all)('%s', (language, texts, formats) => {
  it.each(samples)('tells %s with all of its parameters', (code, values) => {
    const parameters = first(values)
    const says = formatMessage(texts, told(code, parameters)) ?? ''
    expect(says).not.toMatch(/undefined|NaN|null|\[object|^$/)
    for (const [key, [value, ...others]] of Object.entries(values)) {
      if (typeof value === 'string' && value.startsWith('<')) expect(says).toContain(value)
      if (typeof value === 'number')
        expect([String(value), formats.number(value)].some((one) => says.includes(one))).toBe(true)
      const said = others.map((other) => formatMessage(texts, told(code, { ...parameters, [key]: other })) ?? '')
      expect(new Set([says, ...said]).size, key).toBe(1 + others.length)
      for (const one of said) expect(one).not.toMatch(/undefined|NaN|null|\[object/)
    }
  })

  it('says something of its own in place of each English text, with the same code in it', () => {
    if (language === 'en') return
    for (const [code, values] of samples) {
      const says = formatMessage(texts, told(code, first(values))) ?? ''
      expect(says).not.toBe(inEnglish(code, values))
      expect(technicalIn(says), code).toEqual(technicalIn(inEnglish(code, values)))
    }
  })
})
