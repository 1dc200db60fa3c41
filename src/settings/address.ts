import type { AddressKey, Notice } from '../errors/codes.ts'
import { type BackendId, backendIds } from '../types.ts'
import { type Check, legible, oneOf, pictureAddress, readModelId } from './checks.ts'
import { collect, defaultSettings, entries, type PreferredSettings, type Settings, settingKeys } from './settings.ts'

/** What the address of the page asks for. */
export interface Address {
  /** Null where it leaves the choice to the page. */
  model: string | null
  backend?: BackendId
  settings: Settings
  /** Of a picture elsewhere; it is fetched only when a person says so. */
  url?: string
  /** Each value that is not understood and was ignored. */
  notices: Notice[]
}

/**
 * Reads the query of the page's address, such as `?backend=wasm&colours=viridis`. Values that are not understood are
 * ignored, with a notice. What the address does not ask for is as preferred, else the default; in a link that Share
 * has made (`shared=1`, see `link.ts`) it is the default.
 */
export function readAddress(query: string, preferred: PreferredSettings = {}): Address {
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

  // Another number would be of a link that a newer version has made.
  read('shared', oneOf(['1']).parse)
  const backend = read('backend', oneOf(backendIds).parse)
  const settings = collect(settingKeys, (key) => {
    const { parameter, check } = entries[key]
    return read(parameter, check.parse) ?? otherwise[key]
  })
  const url = read('url', pictureAddress)
  return {
    model: read('model', readModelId) ?? null,
    settings,
    notices,
    ...(backend && { backend }),
    ...(url !== undefined && { url }),
  }
}
