import * as v from 'valibot'
import { version } from '../../package.json'
import { fromStored, type StoredSettings, savedKeys, toStored } from '../settings/settings.ts'
import { SETTINGS } from './pngText.ts'
import { withText } from './writePngText.ts'

/** Invalid values are dropped, and the rest is read. */
const lenient = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined)

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit))

/** What a saved picture states besides its settings. */
const Subject = v.object({
  /** The version of this format. */
  heatlens: v.literal(1),
  model: lenient(v.object({ id: text(121), name: text(80), sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
  /** Where the part that the network saw begins, if a person moved it: see `image/input/fit.ts`. */
  seenFrom: lenient(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))),
  class: lenient(
    v.object({
      index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
      wnid: text(40),
      label: text(200),
      /** True if it was the most probable class, so that no class need be chosen. */
      isFirst: v.boolean(),
    }),
  ),
})

/**
 * How a saved picture was explained and drawn: settings only, nothing about the person, the file or the date. When
 * read, anything but the version may be missing.
 */
export type SavedSettings = v.InferOutput<typeof Subject> & StoredSettings

/** Inserts the settings, and the version of the app, into a PNG. */
export const withSettings = (png: Blob, settings: SavedSettings): Promise<Blob> =>
  withText(png, SETTINGS, JSON.stringify({ ...settings, app: version }))

/** The settings in the text of a saved picture; undefined if they are not valid. Throws SyntaxError. */
export function understandSettings(json: string): SavedSettings | undefined {
  const saved: unknown = JSON.parse(json)
  const parsed = v.safeParse(Subject, saved)
  if (!parsed.success) return undefined
  return { ...parsed.output, ...toStored(fromStored(saved as object, savedKeys, true), savedKeys) }
}
