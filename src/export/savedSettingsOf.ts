import { defaultSettings, pick, questionKeys, type Settings, savedKeys, toStored } from '../settings/settings.ts'
import type { ModelInfo } from '../types.ts'
import type { Outcome } from './savedData.ts'
import type { SavedSettings } from './savedSettings.ts'

/** What a picture was explained with. */
interface InUse {
  engine: { model: ModelInfo } | null
  /** Whether pictures carry their settings. */
  embedsSettings: boolean
  settings: Settings
}

/** The settings to write into an outcome's picture; undefined if they are not wanted. */
export function savedSettingsOf(
  { engine, embedsSettings, settings }: InUse,
  { image, explanation, predictions, input }: Outcome,
): SavedSettings | undefined {
  if (!engine || !embedsSettings) return undefined
  const { id, name, sha256, classes } = engine.model
  const { classIndex: index, furtherLayers = [] } = explanation
  const { fusion = defaultSettings.fusion, smoothing = defaultSettings.smoothing } = explanation
  const layer = [explanation.layer, ...furtherLayers].join()
  const [wnid = '', label = ''] = classes[index] ?? []
  const isPart = input.crop.height < image.height || input.crop.width < image.width
  return {
    heatlens: 1,
    model: { id, name, sha256 },
    ...toStored({ ...settings, ...pick(explanation, questionKeys), layer, fusion, smoothing }, savedKeys),
    ...(isPart && input.seenFrom !== undefined && { seenFrom: input.seenFrom }),
    class: { index, wnid, label, isFirst: predictions[0]?.classIndex === index },
  }
}
