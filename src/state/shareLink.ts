import { readIdentifier } from '../settings/checks.ts'
import { findClass } from '../settings/findClass.ts'
import type { Shared } from '../settings/link.ts'
import { sampleIdOf } from '../settings/sampleIds.ts'
import type { ModelInfo } from '../types.ts'
import type { AppState } from './appState.ts'

/**
 * What a link to the picture on the stage carries. It names a class only if that is not the most probable one, which is
 * found anyway.
 */
export function sharedOf({ modelId, engine, settings, shown, pictures }: AppState): Shared | null {
  if (modelId === null) return null
  const picture = pictures.find(({ id }) => id === shown?.pictureId)
  const { outcome } = shown ?? {}
  const sample = picture && sampleIdOf(picture.file)
  const isFirst = outcome?.predictions[0]?.classIndex === outcome?.explanation.classIndex
  const asked = outcome && engine ? (isFirst ? null : nameOf(outcome.explanation.classIndex, engine.model)) : undefined
  return {
    model: modelId,
    settings: asked === undefined ? settings : { ...settings, classAsked: asked },
    ...(picture?.address !== undefined && { url: picture.address }),
    ...(sample && { sample }),
  }
}

/** How a link names a class: by its WordNet id, or by its index if that id is ambiguous or missing. */
export function nameOf(classIndex: number, model: ModelInfo): string | null {
  const names = [model.classes[classIndex]?.[0] ?? '', String(classIndex)]
  return names.find((name) => readIdentifier(name) !== undefined && findClass(name, model) === classIndex) ?? null
}
