import { expect, it } from 'vitest'
import { naughtyStrings } from '../../fixtures/naughtyStrings.ts'
import { randomFrom } from '../../fixtures/randomFrom.ts'
import { backendIds } from '../ids.ts'
import { colormaps } from '../image/heat/colormaps/index.ts'
import { evidenceIds, overlayStyles } from '../types.ts'
import { inEnglish } from '../words/inEnglish.ts'
import { type Address, readAddress } from './address.ts'
import { themeIds } from './pageOptions.ts'
import { sampleIds } from './sampleIds.ts'
import { defaultSettings } from './settings.ts'

const keys = [
  ...['model', 'backend', 'layer', 'method', 'score', 'class', 'colours', 'opacity', 'look', 'threshold', 'evidence'],
  ...['region', 'url', 'shared', 'scale', 'sample', 'theme', 'lang'],
]

const lone = /\p{Cs}/u
const isFraction = (value: number) => Number.isFinite(value) && value >= 0 && value <= 1
const isPlain = (value: string | null) => value === null || /^[\w-][\w.-]{0,120}$/.test(value)

/** Invariants of an address, whatever it was read from: every value has the right type, and all of it is short. */
function check(
  { model, backend, settings, url, networkAddress, sample, theme, lang, notices }: Address,
  query: string,
): void {
  const wrong = {
    keys: Object.keys(settings).sort().join() !== Object.keys(defaultSettings).sort().join(),
    model: !isPlain(model),
    backend: backend !== undefined && !backendIds.includes(backend),
    method: !isPlain(settings.method),
    class: !isPlain(settings.classAsked),
    layer:
      settings.layer !== null && (settings.layer.length > 800 || settings.layer.split(',').some((n) => n.length > 200)),
    score: !['probability', 'logit'].includes(settings.score),
    colours: !Object.keys(colormaps).includes(settings.colours),
    look: !overlayStyles.includes(settings.overlayStyle),
    evidence: !evidenceIds.includes(settings.evidence),
    opacity: !isFraction(settings.opacity),
    threshold: !isFraction(settings.threshold),
    region: typeof settings.showsRegion !== 'boolean',
    url: url !== undefined && (!/^https:\/\/[^/@]+\//.test(url) || url.length > 2000),
    sample: sample !== undefined && !sampleIds.includes(sample),
    theme: theme !== undefined && !themeIds.includes(theme),
    lang: lang !== undefined && !['en', 'pl'].includes(lang),
    network:
      networkAddress !== undefined && (!/^https:\/\/[^/@]+\//.test(networkAddress) || networkAddress.length > 2000),
    notices:
      notices.length > keys.length ||
      notices.map(inEnglish).some((notice) => notice.length > 160 || /[\p{Cc}\p{Cf}]/u.test(notice)),
    prototype: ({} as { a?: unknown }).a !== undefined || Object.getPrototypeOf(settings) !== Object.prototype,
  }
  const names = Object.entries(wrong).flatMap(([name, isWrong]) => (isWrong ? [name] : []))
  expect(names, JSON.stringify(query.slice(0, 200))).toEqual([])
}

const good: Record<string, string[]> = {
  backend: [...backendIds],
  score: ['probability', 'logit'],
  colours: Object.keys(colormaps),
  look: [...overlayStyles],
  opacity: ['0', '40', '100'],
  url: ['https://x.test/a.png'],
  sample: [...sampleIds],
  theme: [...themeIds],
  lang: ['en', 'pl'],
}

it('whatever 10,000 addresses ask for, nothing breaks and what is understood is of its kind', () => {
  const random = randomFrom(20261125)
  const one = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T
  const noise = () =>
    Array.from({ length: Math.floor(random() * 30) }, () =>
      String.fromCharCode(Math.floor(random() * (random() < 0.7 ? 0x80 : 0x10000))),
    ).join('')
  const valueFor = (key: string) => {
    const kind = random()
    if (kind < 0.15 && Object.hasOwn(good, key)) return one(good[key] as string[])
    return kind < 0.6 ? one(naughtyStrings) : noise()
  }
  const encode = (text: string) => {
    // Some encoded as a browser does, some raw; a lone surrogate cannot be encoded.
    return random() < 0.5 && !lone.test(text) ? encodeURIComponent(text) : text
  }
  for (let count = 0; count < 10_000; count++) {
    const pairs = Array.from({ length: Math.floor(random() * 8) }, () => {
      const key = random() < 0.8 ? one(keys) : random() < 0.5 ? one(naughtyStrings) : noise()
      return `${encode(key)}${one(['=', '=', '=', '', '=='])}${encode(valueFor(key))}`
    })
    const query = `${one(['?', '', '??'])}${pairs.join(one(['&', '&', '&&', ';']))}`
    check(readAddress(query, {}, ['en', 'pl']), query)
  }
})

it('every naughty string at every key is read, or ignored with one notice', () => {
  for (const key of keys) {
    for (const text of naughtyStrings) {
      const query = `?${key}=${encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))}`
      const address = readAddress(query)
      check(address, query)
      expect(address.notices.length, query).toBeLessThanOrEqual(1)
    }
  }
})

it.each([
  ...keys.map((key) => [`a megabyte for ${key}`, `?${key}=${'a'.repeat(2 ** 20)}`]),
  ['a megabyte of an address', `?url=https://x.test/${'%61'.repeat(350_000)}`],
  ['a megabyte of signs in a host', `?url=https://${'🐈'.repeat(250_000)}/`],
  ['a megabyte of a key', `?${'k'.repeat(2 ** 20)}=1`],
  ['100,000 ampersands', `?${'&'.repeat(100_000)}`],
  ['100,000 layers', `?${'layer=x&'.repeat(100_000)}`],
  ['100,000 keys', `?${Array.from({ length: 100_000 }, (_, at) => `k${at}=${at}`).join('&')}`],
])('%s comes to little', (_, query) => {
  const address = readAddress(query as string)
  check(address, query as string)
  // The stored and displayed parts are short, so nothing later has much to process either.
  expect(JSON.stringify(address).length).toBeLessThan(2500)
})
