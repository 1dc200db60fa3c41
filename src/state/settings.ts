import type { Notice } from '../errors/codes.ts'
import { legible } from '../settings/checks.ts'
import { findClass } from '../settings/findClass.ts'
import {
  collect,
  entries,
  pick,
  questionKeys,
  type SettingKey,
  type Settings,
  settingKeys,
} from '../settings/settings.ts'
import type { ModelInfo, Question } from '../types.ts'
import type { OpenedNetwork } from '../worker/explainer/createExplainer.ts'

/** The settings without names that the loaded network does not have, and a notice for each one dropped. */
export function dropUnknown(settings: Settings, network: OpenedNetwork): { settings: Settings; notices: Notice[] } {
  const notices: Notice[] = []
  const keep = <Key extends SettingKey>(key: Key): Settings[Key] => {
    const { isKnown, parameter, default: initial } = entries[key]
    const value = settings[key]
    if (!isKnown || isKnown(value, network)) return value
    notices.push({ code: 'unknownIgnored', parameters: { key: parameter, value: legible(String(value)) } })
    return initial
  }
  return { settings: collect(settingKeys, keep), notices }
}

/** The question about a picture, given its first prediction. */
export function toQuestion(settings: Settings, model: ModelInfo, firstClass: number): Question {
  return {
    ...pick(settings, questionKeys),
    layer: settings.layer ?? model.targetLayer,
    ...(model.output > 0 && { output: model.output }),
    classIndex: findClass(settings.classAsked, model) ?? firstClass,
  }
}
