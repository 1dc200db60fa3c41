import { expect, it } from 'vitest'
import { chooseLanguage } from './chooseLanguage.ts'

it.each([
  [null, ['de-AT', 'en'], 'de'],
  [null, ['fr', 'es-419', 'en'], 'es'],
  [null, ['fr-FR', 'ja'], 'en'],
  [null, [], 'en'],
  [null, ['en-GB', 'pl'], 'en'],
  [null, ['zh'], 'zh'],
  [null, ['zh-CN'], 'zh'],
  [null, ['zh-Hans-SG'], 'zh'],
  [null, ['zh-TW', 'pl'], 'pl'],
  [null, ['zh-HK', 'zh', 'en'], 'zh'],
  [null, ['PL'], 'pl'],
  [null, ['C.UTF-8', '', 'de_DE', 'es'], 'es'],
  ['pl', ['de'], 'pl'],
  ['xx', ['de'], 'de'],
  ['toString', ['de'], 'de'],
])('after %s was chosen, and for a browser that wants %j, it is %s', (stored, wanted, language) =>
  expect(chooseLanguage(stored, wanted)).toBe(language),
)
