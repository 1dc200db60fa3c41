import type { Notice } from '../errors/codes.ts'
import type { AddressKey } from '../ids.ts'
import { type BackendId, backendIds } from '../ids.ts'
import { type Check, legible, oneOf, pictureAddress, readModelId } from './checks.ts'
import { pageOptions, type ThemeId } from './pageOptions.ts'
import { readSampleId, type SampleId } from './sampleIds.ts'
import { collect, defaultSettings, entries, type PreferredSettings, type Settings, settingKeys } from './settings.ts'

/** What the page's address asks for. */
export interface Address {
  /** Null if the address leaves the choice to the page. */
  model: string | null
  backend?: BackendId
  settings: Settings
  /** A picture on another site; it is fetched only when a person confirms. */
  url?: string
  /** One of the samples, which is opened at once. */
  sample?: SampleId
  /** For this visit; the browser keeps what a person chose. */
  theme?: ThemeId
  lang?: string
  /** A network's file on another site; likewise. */
  networkAddress?: string
  /** One for each value that is invalid and was ignored. */
  notices: Notice[]
}

/**
 * Reads the query of the page's address, such as `?backend=wasm&colours=viridis`. Invalid values are ignored, with a
 * notice. A setting that the address does not name takes the preferred value, else the default; in a link made by Share
 * (`shared=1`, see `link.ts`) it takes the default. `languages` are the codes that `lang` can have.
 */
export function readAddress(
  query: string,
  preferred: PreferredSettings = {},
  languages: readonly string[] = [],
): Address {
  const parameters = new URLSearchParams(query)
  const otherwise = { ...defaultSettings, ...(!parameters.has('shared') && preferred) }
  const notices: Notice[] = []
  const read = <T>(name: AddressKey, parse: Check<T>['parse']): T | undefined => {
    const value = parameters.get(name)
    if (value === null) return undefined
    const understood = parse(value)
    if (understood === undefined) {
      notices.push({ code: 'unknownIgnored', parameters: { key: name, value: legible(value) } })
    }
    return understood
  }

  // Any other number would come from a link that a newer version made.
  read('shared', oneOf(['1']).parse)
  const backend = read('backend', oneOf(backendIds).parse)
  const settings = collect(settingKeys, (key) => {
    const { parameter, check } = entries[key]
    return read(parameter, check.parse) ?? otherwise[key]
  })
  const url = read('url', pictureAddress)
  const sample = read('sample', readSampleId)
  const theme = read('theme', pageOptions.theme.check.parse)
  const lang = read('lang', oneOf(languages).parse)
  const model = read('model', (text) => readModelId(text) ?? pictureAddress(text)) ?? null
  const networkAddress = model?.includes('/') ? model : undefined
  return {
    model: networkAddress === undefined ? model : null,
    settings,
    notices,
    ...(backend && { backend }),
    ...(url !== undefined && { url }),
    ...(sample && { sample }),
    ...(theme && { theme }),
    ...(lang && { lang }),
    ...(networkAddress !== undefined && { networkAddress }),
  }
}
