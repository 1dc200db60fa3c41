import { pictureAddress, readModelId } from './checks.ts'
import type { SampleId } from './sampleIds.ts'
import { defaultSettings, entries, type SettingKey, type Settings, settingKeys } from './settings.ts'

/** What a link carries. */
export interface Shared {
  /** The network's id. */
  model: string
  settings: Settings
  /** Where the picture was fetched from. The picture itself is never in a link. */
  url?: string
  /** The picture, if it is one of the samples. */
  sample?: SampleId
}

/**
 * The query of an address from which `readAddress` reads the same state, whatever the reader's preferences: defaults
 * are left out, and `shared=1` says so.
 */
export function toQuery({ model, settings, url, sample }: Shared): string {
  const query = new URLSearchParams()
  if (readModelId(model) !== undefined) query.set('model', model)
  const write = <Key extends SettingKey>(key: Key) => {
    const { parameter, check } = entries[key]
    const text = settings[key] === defaultSettings[key] ? undefined : check.format(settings[key])
    if (text !== undefined) query.set(parameter, text)
  }
  settingKeys.forEach(write)
  const address = url === undefined ? undefined : pictureAddress(url)
  if (address !== undefined) query.set('url', address)
  if (sample) query.set('sample', sample)
  query.set('shared', '1')
  return `?${query}`
}

/** The page's address with a link's query in place of its own. */
export function linkTo(page: string, shared: Shared): string {
  const link = new URL(page)
  link.hash = ''
  link.search = toQuery(shared)
  return link.href
}
