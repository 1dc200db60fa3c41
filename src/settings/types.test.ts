import { expect, expectTypeOf, it } from 'vitest'
import type { Command } from '../ui/commands/command.ts'
import { type ButtonWords, type CommandWords, commands } from '../ui/commands/commands.ts'
import { en } from '../words/en/index.ts'
import { lazy } from '../words/en/lazy.ts'
import { flag, fraction } from './checks.ts'
import { setting } from './entry.ts'
import type { PreferredSettings, Settings, SettingWords, StoredSettings } from './settings.ts'

// `npm run test:types` checks that each of these lines is a compile error.
const facts = {
  parameter: 'look',
  isPreference: true,
  isSaved: true,
  changes: 'drawing',
  control: { as: 'slider' },
  place: 'options',
} as const

it('takes an entry only with a check, a default that the check gives, and all that is to be known of it', () => {
  expect(setting({ ...facts, default: 0.5, check: fraction }).default).toBe(0.5)
  // @ts-expect-error It has no check.
  setting({ ...facts, default: 0.5 })
  // @ts-expect-error It has no default.
  setting({ ...facts, check: fraction })
  // @ts-expect-error Its default is none of its values.
  setting({ ...facts, default: 'half', check: fraction })
  const { parameter: _, ...nameless } = facts
  // @ts-expect-error It has no name in the address.
  setting({ ...nameless, default: 0.5, check: fraction })
  // @ts-expect-error Whether it is saved is not said.
  setting({ ...facts, isSaved: undefined, default: 0.5, check: fraction })
  // @ts-expect-error Its checkbox gives what is none of its values.
  setting({ ...facts, default: false, check: flag, control: { as: 'switch', on: 'yes', off: 'no' } })
})

it('takes the words of a language only with those of every setting and of each value of a choice', () => {
  const { opacity: _, ...without } = en.settings
  // @ts-expect-error Opacity has no words.
  const missing: SettingWords = without
  // @ts-expect-error A value of the score has no name.
  const unnamed: SettingWords = { ...en.settings, score: { label: 'Score', options: { logit: 'Logit' } } }
  expect([missing, unnamed]).toHaveLength(2)
})

it('takes the words of a language only with those of every command', () => {
  const [told, labelled]: [CommandWords, ButtonWords] = [lazy.keys, en.commands]
  const { compare: _, ...without } = lazy.keys
  // @ts-expect-error Compare has no words in the list of keys.
  const missing: CommandWords = without
  // @ts-expect-error A command says what it does and when.
  const idle: Command = { keys: ['q'] }
  expect([told, labelled, missing, idle, commands]).toHaveLength(5)
})

it('gives each setting the type of its check, and the stored ones the names of the file', () => {
  expectTypeOf<Settings['opacity']>().toEqualTypeOf<number>()
  expectTypeOf<Settings['layer']>().toEqualTypeOf<string | null>()
  expectTypeOf<Settings['overlayStyle']>().toEqualTypeOf<'heat' | 'clear' | 'contours' | 'mask'>()
  expectTypeOf<StoredSettings['look']>().toEqualTypeOf<'heat' | 'clear' | 'contours' | 'mask' | undefined>()
  expectTypeOf<StoredSettings['layer']>().toEqualTypeOf<string | undefined>()
  // @ts-expect-error In files it is `look`.
  expectTypeOf<StoredSettings['overlayStyle']>().toBeUndefined
  // @ts-expect-error A saved picture names the class in another way.
  expectTypeOf<StoredSettings['classAsked']>().toBeUndefined
  expectTypeOf<PreferredSettings['opacity']>().toEqualTypeOf<number | undefined>()
  // @ts-expect-error A layer belongs to a network, and is no preference.
  expectTypeOf<PreferredSettings['layer']>().toBeUndefined
})
