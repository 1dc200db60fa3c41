import type { Notice } from '../errors/codes.ts'
import { legible } from '../settings/checks.ts'
import { findClass } from '../settings/findClass.ts'
import { layersOf } from '../settings/layerOptions.ts'
import {
  collect,
  defaultSettings,
  entries,
  pick,
  questionKeys,
  type SettingKey,
  type Settings,
  settingKeys,
} from '../settings/settings.ts'
import type { Explanation, ModelInfo, Question } from '../types.ts'
import type { OpenedNetwork } from '../worker/explainer/explainer.ts'

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
  const { fusion, smoothing, ...asked } = pick(settings, questionKeys)
  const [layer = model.targetLayer, ...furtherLayers] = layersOf(settings.layer, model)
  return {
    ...asked,
    layer,
    ...(furtherLayers.length > 0 && { furtherLayers, fusion }),
    ...(smoothing !== 'none' && { smoothing }),
    ...(model.output > 0 && { output: model.output }),
    classIndex: findClass(settings.classAsked, model) ?? firstClass,
  }
}

/** A question as a text, whatever its class and channel: equal where nothing else is asked. */
export const questionText = (question: Omit<Question, 'channel'>): string =>
  JSON.stringify([
    ...questionKeys.map((key) => question[key] ?? defaultSettings[key]),
    question.furtherLayers ?? [],
    question.output ?? 0,
  ])

/** What was asked for explanations. A method that has no evidence against a class answers with that for it. */
const asked = new WeakMap<Explanation, string>()

/** Remembers what an explanation is the answer to; gives the explanation. */
export function answering(explanation: Explanation, question: Question): Explanation {
  asked.set(explanation, questionText(question))
  return explanation
}

/** True if an explanation answers a question, whatever the class. */
export const answers = (explanation: Explanation, question: Question): boolean =>
  (asked.get(explanation) ?? questionText(explanation)) === questionText(question)
