import type { AddressKey, Notice } from '../errors/codes.ts'
import { NOTEBOOK_OPACITY } from '../image/heat/blend.ts'
import { type ColormapId, colormaps } from '../image/heat/colormaps/index.ts'
import {
  type BackendId,
  backendIds,
  type EvidenceId,
  evidenceIds,
  type LookId,
  lookIds,
  type ModelInfo,
  type Question,
  type ScoreId,
} from '../types.ts'
import type { Opened } from '../worker/explainer/createExplainer.ts'

/** What a person has chosen, or the page's address for them. */
export interface Settings {
  method: string
  /** Null for the network's last convolution. */
  layer: string | null
  score: ScoreId
  /** Explained in every picture in place of its first prediction; an index or a WordNet id. */
  classAsked: string | null
  colours: ColormapId
  /** Share of the colour that is added to the photo, 0 to 1. */
  opacity: number
  /** How the map is drawn over the photo. */
  look: LookId
  /** The value of the map at which contours, mask and region are drawn, 0 to 1. */
  threshold: number
  /** Whether the box of the hottest region is drawn. */
  showsRegion: boolean
  /** What is explained: what speaks for the class, or what speaks against it. */
  evidence: EvidenceId
}

export const defaultSettings: Settings = {
  method: 'gradCam',
  layer: null,
  score: 'probability',
  classAsked: null,
  colours: 'jet',
  opacity: NOTEBOOK_OPACITY,
  look: 'heat',
  threshold: 0.5,
  showsRegion: false,
  evidence: 'for',
}

/** What the page's address asks for. */
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
 * Reads the query of the page's address, such as `?backend=wasm&colours=viridis`. Values that are not understood are ignored, with a notice;
 * what it does not ask for is as preferred, else as at first. In a link that Share has made (`shareLink.ts`), `shared=1`, it is as at first.
 */
export function readAddress(query: string, preferred: Partial<Settings> = {}): Address {
  const parameters = new URLSearchParams(query)
  const otherwise = { ...defaultSettings, ...(!parameters.has('shared') && preferred) }
  const notices: Notice[] = []
  const read = <T>(key: AddressKey, fallback: T, understand: (value: string) => T | undefined): T => {
    const value = parameters.get(key)
    if (value === null) return fallback
    const understood = understand(value)
    if (understood !== undefined) return understood
    notices.push({ code: 'unknownIgnored', parameters: { key, value: legible(value) } })
    return fallback
  }
  const oneOf =
    <T extends string>(...all: readonly T[]) =>
    (value: string) =>
      all.find((one) => one === value)
  const percent = (value: string) => (/^\d{1,3}$/.test(value) && Number(value) <= 100 ? Number(value) / 100 : undefined)

  // Another number would be of a link that a newer version has made.
  read('shared', '1', oneOf('1'))
  const backend = read<BackendId | undefined>('backend', undefined, oneOf(...backendIds))
  const settings: Settings = {
    method: read('method', otherwise.method, plain),
    layer: read<string | null>('layer', null, layerName),
    score: read<ScoreId>('score', otherwise.score, oneOf('probability', 'logit')),
    classAsked: read<string | null>('class', null, plain),
    colours: read('colours', otherwise.colours, oneOf(...(Object.keys(colormaps) as ColormapId[]))),
    opacity: read('opacity', otherwise.opacity, percent),
    look: read<LookId>('look', otherwise.look, oneOf(...lookIds)),
    threshold: read('threshold', otherwise.threshold, percent),
    showsRegion: read('region', otherwise.showsRegion, (value) =>
      value === 'on' ? true : value === 'off' ? false : undefined,
    ),
    evidence: read<EvidenceId>('evidence', otherwise.evidence, oneOf(...evidenceIds)),
  }
  const url = read<string | undefined>('url', undefined, pictureAddress)
  return {
    model: read<string | null>('model', null, modelId),
    settings,
    notices,
    ...(backend && { backend }),
    ...(url !== undefined && { url }),
  }
}

/** The text where it can be the name of a method or of a class, else undefined. */
export const plain = (text: string) => (/^[A-Za-z0-9][\w.-]{0,80}$/.test(text) ? text : undefined)

/** The text where it can be the id of a network, as in its package (`model/manifest.ts`), else undefined. */
export const modelId = (text: string) => (/^[\w-][\w.-]{0,120}$/.test(text) ? text : undefined)

/** The text where it can be the name of a layer, else undefined. */
export const layerName = (text: string) => (text.length <= 200 ? text : undefined)

/** A longer address would be more than the name of a picture. */
const LONGEST_ADDRESS = 2000

/** The whole address of a picture that can be fetched; undefined where it is none, and where it holds a name and a password, which are nobody else's. */
export function pictureAddress(text: string): string | undefined {
  if (text.length > LONGEST_ADDRESS || !URL.canParse(text)) return undefined
  const { protocol, href, username, password } = new URL(text)
  return protocol === 'https:' && username === '' && password === '' && href.length <= LONGEST_ADDRESS
    ? href
    : undefined
}

/** The beginning of a value from elsewhere, without signs that are not seen and could turn the sentence around it. */
export const legible = (value: string) => value.slice(0, 40).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')

/** The class that is asked for in every picture, or undefined where none is, or the network does not have it. */
export function findClass(asked: string | null, { classes }: ModelInfo): number | undefined {
  if (asked === null) return undefined
  const byId = classes.findIndex(([wnid]) => wnid === asked)
  if (byId >= 0) return byId
  return /^\d+$/.test(asked) && Number(asked) < classes.length ? Number(asked) : undefined
}

/** The settings without what the loaded network turns out not to have, and what was dropped. */
export function dropUnknown(settings: Settings, { model, methods }: Opened): { settings: Settings; notices: Notice[] } {
  const { method, layer, classAsked } = settings
  const unknown = {
    method: !methods.some(({ id }) => id === method),
    layer: layer !== null && !model.layers.includes(layer),
    class: classAsked !== null && findClass(classAsked, model) === undefined,
  }
  const notice = (key: AddressKey, value: string | null): Notice => ({
    code: 'unknownIgnored',
    parameters: { key, value: legible(value ?? '') },
  })
  return {
    settings: {
      ...settings,
      ...(unknown.method && { method: defaultSettings.method }),
      ...(unknown.layer && { layer: null }),
      ...(unknown.class && { classAsked: null }),
    },
    notices: [
      ...(unknown.method ? [notice('method', method)] : []),
      ...(unknown.layer ? [notice('layer', layer)] : []),
      ...(unknown.class ? [notice('class', classAsked)] : []),
    ],
  }
}

/** The settings that an answer depends on, whatever class it is about; the others say how it is drawn. */
export const askedSettings = ['method', 'layer', 'score', 'evidence'] as const

/** What to ask of a picture, given its first prediction. */
export function toQuestion(
  { method, layer, score, classAsked, evidence }: Settings,
  model: ModelInfo,
  firstClass: number,
): Question {
  return {
    method,
    score,
    evidence,
    layer: layer ?? model.targetLayer,
    classIndex: findClass(classAsked, model) ?? firstClass,
  }
}
