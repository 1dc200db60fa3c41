import type { AppState } from './appState.ts'
import { defaultSettings, findClass, layerName, modelId, pictureAddress, plain, type Settings } from './settings.ts'

/** What a link carries. */
export interface Shared {
  /** Id of the network. */
  model: string
  settings: Settings
  /** Where the picture was fetched from. The picture itself is never in a link. */
  url?: string
}

const percent = (share: number) => String(Math.round(Math.min(Math.max(share, 0), 1) * 100))

/** How each setting stands in an address; undefined where it cannot. */
const parameters: { [Key in keyof Settings]: { name: string; write(value: Settings[Key]): string | undefined } } = {
  layer: { name: 'layer', write: (layer) => layerName(layer ?? '') },
  method: { name: 'method', write: plain },
  score: { name: 'score', write: String },
  classAsked: { name: 'class', write: (asked) => plain(asked ?? '') },
  evidence: { name: 'evidence', write: String },
  colours: { name: 'colours', write: String },
  opacity: { name: 'opacity', write: percent },
  look: { name: 'look', write: String },
  threshold: { name: 'threshold', write: percent },
  showsRegion: { name: 'region', write: (shows) => (shows ? 'on' : 'off') },
}

/**
 * The query of an address from which `readAddress` reads the same again, whatever the one who opens it prefers: what is as at first is left out, and
 * `shared=1` says so.
 */
export function toQuery({ model, settings, url }: Shared): string {
  const query = new URLSearchParams()
  if (modelId(model) !== undefined) query.set('model', model)
  const write = <Key extends keyof Settings>(key: Key) => {
    const { name, write } = parameters[key]
    const text = settings[key] === defaultSettings[key] ? undefined : write(settings[key])
    if (text !== undefined) query.set(name, text)
  }
  for (const key of Object.keys(parameters) as (keyof Settings)[]) write(key)
  const address = url === undefined ? undefined : pictureAddress(url)
  if (address !== undefined) query.set('url', address)
  query.set('shared', '1')
  return `?${query}`
}

/** The address of this page, without what it asks for, with that of a link. */
export function linkTo(page: string, shared: Shared): string {
  const link = new URL(page)
  link.hash = ''
  link.search = toQuery(shared)
  return link.href
}

/** What a link to what is on the stage carries. A class is in it only where it is another one than the most probable, which is found anyway. */
export function sharedOf({ modelId, engine, settings, shown, pictures }: AppState): Shared | null {
  if (modelId === null) return null
  const picture = pictures.find(({ id }) => id === shown?.pictureId)
  const { outcome } = shown ?? {}
  const isFirst = outcome?.predictions[0]?.classIndex === outcome?.explanation.classIndex
  const asked = outcome && engine ? (isFirst ? null : nameOf(outcome.explanation.classIndex, engine.model)) : undefined
  return {
    model: modelId,
    settings: asked === undefined ? settings : { ...settings, classAsked: asked },
    ...(picture?.address !== undefined && { url: picture.address }),
  }
}

/** How a class is asked for: by its WordNet id, or by its index where that is not its own. */
export function nameOf(classIndex: number, model: Parameters<typeof findClass>[1]): string | null {
  const names = [model.classes[classIndex]?.[0] ?? '', String(classIndex)]
  return names.find((name) => plain(name) !== undefined && findClass(name, model) === classIndex) ?? null
}
