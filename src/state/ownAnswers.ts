import { lazyImport } from '../lazyImport.ts'
import type { ModelInfo, Prediction } from '../types.ts'
import type { RestartableExplainer } from '../worker/page/connectExplainer.ts'
import type { AppState, AppStore } from './appState.ts'
import type { Queue } from './queue.ts'
import type { StoreDeps } from './storeDeps.ts'

/** What a person calls the two answers of one sigmoid unit; an empty name leaves the network's own. */
export type AnswerNames = readonly [low: string, high: string]

/** What a person makes of the answers of a network: their names, and which output and which numbers they are of. */
export type OwnAnswers = Pick<AppState, 'nameAnswers' | 'setNumbers'>

const loadChangeAnswers = lazyImport(() => import('./changeAnswers.ts'))

/** The key of the names of an output: another version of a network may mean something else by it. */
export const namesKey = ({ id, sha256, outputs, output }: ModelInfo) =>
  JSON.stringify([id, sha256, outputs[output]?.name ?? ''])

/** True for one sigmoid unit, also if it is linear and read as the logit of one. */
export function hasTwoAnswers({ outputs, output }: ModelInfo): boolean {
  const { head, reading, classes = [] } = outputs?.[output] ?? {}
  return head === 'sigmoid' || (reading === 'logits' && classes.length === 2)
}

/** The classes of the output in use, as the person calls them. */
export function namedClasses(model: ModelInfo, names: AppState['answerNames']): ModelInfo['classes'] {
  const { classes } = model.outputs?.[model.output] ?? model
  const own = hasTwoAnswers(model) ? names.get(namesKey(model)) : undefined
  return own ? classes.map(([wnid, label], at) => [wnid, own[at] || label] as const) : classes
}

/** The network with another of its outputs in use; the first where it has none of that name. */
export function withOutput(model: ModelInfo, name: string | null): ModelInfo {
  const output = Math.max(model.outputs?.findIndex((one) => one.name === name) ?? 0, 0)
  if (output === (model.output ?? 0)) return model
  const { classes, layers, targetLayer } = model.outputs[output] ?? model
  return { ...model, output, classes, layers, targetLayer }
}

/** Predictions with the labels of a class list. */
export const relabelled = (predictions: readonly Prediction[], { classes }: Pick<ModelInfo, 'classes'>): Prediction[] =>
  predictions.map((one) => ({ ...one, label: classes[one.classIndex]?.[1] ?? one.label }))

/** The explainer with the output that the settings ask for, and with answers as the person calls them. */
export function withOwnAnswers(explainer: RestartableExplainer, get: AppStore['getState']): RestartableExplainer {
  return {
    ...explainer,
    async open(...request) {
      const opened = await explainer.open(...request)
      const { settings, answerNames } = get()
      const model = withOutput(opened.model, settings.output)
      return { ...opened, model: { ...model, classes: namedClasses(model, answerNames) } }
    },
    async forward(...request) {
      const result = await explainer.forward(...request)
      const { engine, answerNames } = get()
      if (!engine || answerNames.size === 0) return result
      return { ...result, predictions: relabelled(result.predictions, engine.model) }
    },
  }
}

export function createOwnAnswers(deps: StoreDeps, queue: Queue): OwnAnswers {
  const { get } = deps
  return {
    async nameAnswers(names) {
      const { nameAnswers } = await loadChangeAnswers()
      nameAnswers(deps, names)
    },
    async setNumbers(name, values) {
      const { answerAnew } = await loadChangeAnswers()
      const before = get().numberInputs
      // As an entry of a map: names are any text, such as `__proto__`.
      deps.set({ numberInputs: Object.fromEntries([...Object.entries(before), [name, values]]) })
      await answerAnew(deps, queue)
    },
  }
}

/** Uses the output that the settings ask for, and answers every picture anew. */
export async function changeOutput(deps: StoreDeps, queue: Queue): Promise<void> {
  const change = await loadChangeAnswers()
  change.changeOutput(deps)
  await change.answerAnew(deps, queue)
}
