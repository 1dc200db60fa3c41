import type { ModelInfo, Prediction } from '../types.ts'
import type { AppState } from './appState.ts'

/** The key of the names of an output: another version of a network may mean something else by it. */
export const namesKey = ({ id, sha256, outputs, output }: ModelInfo) =>
  JSON.stringify([id, sha256, outputs[output]?.name ?? ''])

/** True for one sigmoid unit, also if it is linear and read as the logit of one. */
export function hasTwoAnswers({ outputs, output }: ModelInfo): boolean {
  const { head, reading, classes = [] } = outputs[output] ?? {}
  return head === 'sigmoid' || (reading === 'logits' && classes.length === 2)
}

/** The classes of the output in use, as the person calls them. */
export function namedClasses(model: ModelInfo, names: AppState['answerNames']): ModelInfo['classes'] {
  const { classes } = model.outputs[model.output] ?? model
  const own = hasTwoAnswers(model) ? names.get(namesKey(model)) : undefined
  return own ? classes.map(([wnid, label], at) => [wnid, own[at] || label] as const) : classes
}

/** The network with another of its outputs in use; the first where it has none of that name. */
export function withOutput(model: ModelInfo, name: string | null): ModelInfo {
  const output = Math.max(
    model.outputs.findIndex((one) => one.name === name),
    0,
  )
  if (output === model.output) return model
  const { classes, layers, targetLayer } = model.outputs[output] ?? model
  return { ...model, output, classes, layers, targetLayer }
}

/** Predictions with the labels of a class list. */
export const relabelled = (predictions: readonly Prediction[], { classes }: Pick<ModelInfo, 'classes'>): Prediction[] =>
  predictions.map((one) => ({ ...one, label: classes[one.classIndex]?.[1] ?? one.label }))
