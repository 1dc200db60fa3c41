import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isTold, type SourceText, sourcesIn, textsOf } from '../../fixtures/sourceTexts.ts'
import { phrases, problems } from './en/problems.ts'
import { PLACE } from './translator.ts'

/** Also the components: what they refuse is told in English, as by everyone else. */
const sources = sourcesIn('src', ['words', 'network/simd/assembly'])
const texts = sources.flatMap((file) => textsOf(file).map((text) => ({ ...text, file })))
const starter = JSON.parse(readFileSync('public/model/starter/model.json', 'utf8')).userDefinedMetadata.heatlens

const unnamed = (template: string) => template.replace(PLACE, '{}')
const all: readonly string[] = [...problems, ...Object.values(phrases).flat()]

/** Names that are the same in every language. */
const names = new Set([
  'Grad-CAM',
  'JET',
  'Viridis',
  'Inferno',
  'Magma',
  'Cividis',
  'Turbo',
  'WebGL',
  'WebAssembly',
  'CC BY 4.0',
  'CC0 1.0',
])

it('has a template for everything that the sources tell people', () => {
  const templates = new Set(all.map(unnamed))
  // A constant is put into what uses it.
  const isPart = ({ text, within: [parent] }: SourceText) =>
    parent?.type === 'VariableDeclarator' && [...templates].some((template) => template.includes(text))
  const told = texts.filter((one) => isTold(one) && !names.has(one.text) && !templates.has(one.text) && !isPart(one))
  expect(told.map(({ file, text }) => `${file}: ${text}`)).toEqual([])
})

it('has no template that the sources no longer have', () => {
  // Without their case: some are put into the middle of another.
  const said = new Set(
    [...texts.map(({ text }) => text), starter.name, starter.source].map((text) => text.toLowerCase()),
  )
  expect(all.filter((template) => !said.has(unnamed(template).toLowerCase()))).toEqual([])
})

it('has each of them once', () => expect(new Set(all).size).toBe(all.length))
