import type { Classes, LinearReading, ModelInfo, OutputInfo, Prediction } from '../types.ts'
import type { AppState } from './appState.ts'
import type { AnswerNames } from './ownAnswers.ts'

/** The key of the names of an output: another version of a network may mean something else by it. */
export const namesKey = ({ id, sha256, outputs, output }: ModelInfo) =>
  keyOfNames(id, sha256, outputs[output]?.name ?? '')

/** The same for an output by its name. */
export const keyOfNames = (id: string, sha256: string, output: string) => JSON.stringify([id, sha256, output])

/** True for one sigmoid unit, also if it is linear and read as the logit of one. */
export function hasTwoAnswers({ outputs, output }: ModelInfo): boolean {
  const { head, reading, classes = [] } = outputs[output] ?? {}
  return head === 'sigmoid' || (reading === 'logits' && classes.length === 2)
}

/** The classes of the output in use, as the person calls them. */
export function namedClasses(model: ModelInfo, names: AppState['answerNames']): ModelInfo['classes'] {
  const { classes } = model.outputs[model.output] ?? model
  const own = names.get(namesKey(model))
  return own ? called(classes, own) : classes
}

/** Classes by the names that a person gave them. */
export const called = (classes: Classes, own: AnswerNames): Classes =>
  classes.map(([wnid, label], at) => {
    const name = own[at] ?? ''
    return typeof name === 'string' ? ([wnid, name.trim() || label] as const) : name
  })

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

/** The network with the values of a linear output read in another way; with null, as it was opened. */
export function withReading(model: ModelInfo, reading: LinearReading | null): ModelInfo {
  const before = model.outputs[model.output]
  if (before?.head !== 'linear') return model
  const opened = before.asOpened ?? { reading: before.reading ?? 'logits', classes: before.classes }
  const isAsOpened = reading === null || reading === opened.reading
  const { asOpened: _, ...rest } = before
  const output: OutputInfo = isAsOpened
    ? { ...rest, ...opened }
    : {
        ...rest,
        reading,
        classes: classesRead(opened.classes, before.units ?? before.classes.length, reading),
        asOpened: opened,
      }
  const outputs = model.outputs.map((one, index) => (index === model.output ? output : one))
  return { ...model, outputs, classes: output.classes }
}

/** The classes of an output that is read in another way: a single value has two answers as a logit, else one. */
function classesRead(classes: Classes, units: number, reading: LinearReading): Classes {
  if (units > 1) return classes
  return Array.from({ length: reading === 'logits' ? 2 : 1 }, (_, index) => [String(index), `class ${index}`] as const)
}

/** Predictions with the ids and labels of a class list. */
export const relabelled = (predictions: readonly Prediction[], { classes }: Pick<ModelInfo, 'classes'>): Prediction[] =>
  predictions.map((one) => {
    const [wnid = one.wnid, label = one.label] = classes[one.classIndex] ?? []
    return { ...one, wnid, label }
  })
