import type { ClassName, ToldList } from '../labels/classList.ts'
import { lazyImport } from '../lazyImport.ts'
import type { RestartableExplainer } from '../worker/page/connectExplainer.ts'
import type { AppState, AppStore } from './appState.ts'
import type { Queue } from './queue.ts'
import type { StoreDeps } from './storeDeps.ts'

/**
 * What a person calls the classes of an output, by their index: a name, which leaves the network's id of the class, or
 * an id with a name. An empty name alone leaves the network's own.
 */
export type AnswerNames = readonly (string | ClassName)[]

/** A list of classes that a person gave, and what became of it. */
export interface GivenList extends ToldList {
  /** The network that it is for. */
  modelId: string
  /** The names before it, to go back to; missing where the list came with the network. */
  before?: AnswerNames
}

/** What a person makes of the answers of a network: their names, and the numbers that it takes besides a picture. */
export type OwnAnswers = Pick<AppState, 'nameAnswers' | 'setNumbers' | 'takeClassList' | 'undoClassList'>

const loadClassLists = lazyImport(() => import('./classLists.ts'))
const loadChangeAnswers = lazyImport(() => import('./changeAnswers.ts'))

/** The explainer with the output that the settings ask for, and with answers as the person calls them. */
export function withOwnAnswers(explainer: RestartableExplainer, get: AppStore['getState']): RestartableExplainer {
  const open: RestartableExplainer['open'] = async (...request) => {
    const opened = await explainer.open(...request)
    const { settings, answerNames, networkNames } = get()
    if (settings.output === null && settings.reading === null && answerNames.size === 0 && networkNames.size === 0)
      return opened
    const { adapted } = await loadChangeAnswers()
    return adapted(opened, get())
  }
  const forward: RestartableExplainer['forward'] = async (...request) => {
    const result = await explainer.forward(...request)
    const { engine, answerNames } = get()
    if (!engine || answerNames.size === 0) return result
    const { relabelled } = await loadChangeAnswers()
    return { ...result, predictions: relabelled(result.predictions, engine.model) }
  }
  // Its other methods are not its own properties: a proxy makes them.
  return Object.assign(Object.create(explainer), { open, forward })
}

export function createOwnAnswers(deps: StoreDeps, queue: Queue): OwnAnswers {
  return {
    async nameAnswers(names) {
      const { nameAnswers } = await loadChangeAnswers()
      nameAnswers(deps, names)
    },
    async takeClassList(file, isNoNetwork) {
      const { takeClassList } = await loadClassLists()
      return takeClassList(deps, file, isNoNetwork)
    },
    async undoClassList() {
      const { undoClassList } = await loadClassLists()
      undoClassList(deps)
    },
    async setNumbers(name, values) {
      const { setNumbers } = await loadChangeAnswers()
      await setNumbers(deps, queue, name, values)
    },
  }
}

/** Uses the output that the settings ask for, and answers every picture anew. */
export async function changeOutput(deps: StoreDeps, queue: Queue): Promise<void> {
  const change = await loadChangeAnswers()
  change.changeOutput(deps)
  await change.answerAnew(deps, queue)
}
