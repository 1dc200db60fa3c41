import type { Outcome } from '../export/savedData.ts'
import type { OpenedNetwork } from '../worker/explainer/explainer.ts'
import { namedClasses, namesKey, relabelled, withOutput, withReading } from './answersOf.ts'
import type { AppState } from './appState.ts'
import type { AnswerNames } from './ownAnswers.ts'
import type { Queue } from './queue.ts'
import { dropUnknown } from './settings.ts'
import type { StoreDeps } from './storeDeps.ts'

// What changes the answers of the network in use. Loaded lazily: few networks need it.

export { relabelled }

/**
 * A network that was opened, with the output that the settings ask for, and with itself and its classes as the person
 * calls them.
 */
export function adapted(
  opened: OpenedNetwork,
  {
    settings,
    answerNames,
    networkNames,
    modelId,
  }: Pick<AppState, 'settings' | 'answerNames' | 'networkNames' | 'modelId'>,
): OpenedNetwork {
  const model = withReading(withOutput(opened.model, settings.output), settings.reading)
  const name = networkNames.get(modelId ?? '') ?? model.name
  return { ...opened, model: { ...model, name, classes: namedClasses(model, answerNames) } }
}

/** Gives an input of the network its numbers, and answers every picture anew. */
export async function setNumbers(deps: StoreDeps, queue: Queue, name: string, values: readonly number[]) {
  deps.set(({ numberInputs }) => ({
    // As an entry of a list: names are any text, such as `__proto__`.
    numberInputs: Object.fromEntries([...Object.entries(numberInputs), [name, values]]),
  }))
  await answerAnew(deps, queue)
}

/** Names the classes of the network in use, also in what it has answered already. */
export function nameAnswers({ set }: Pick<StoreDeps, 'set'>, names: AnswerNames): void {
  set(({ engine, answerNames, pictures, shown, lastOutcome }) => {
    if (!engine) return {}
    const own = new Map(answerNames)
    const key = namesKey(engine.model)
    // The newest last.
    own.delete(key)
    if (names.some((name) => typeof name !== 'string' || name.trim() !== '')) own.set(key, names)
    const model = { ...engine.model, classes: namedClasses(engine.model, own) }
    const renamed = new Map<Outcome, Outcome>()
    /** What was one answer stays one: the stage and the panel compare them. */
    const named = (outcome: Outcome): Outcome => {
      const one = renamed.get(outcome) ?? { ...outcome, predictions: relabelled(outcome.predictions, model) }
      renamed.set(outcome, one)
      return one
    }
    return {
      answerNames: own,
      engine: { ...engine, model },
      pictures: pictures.map((one) => (one.outcome ? { ...one, outcome: named(one.outcome) } : one)),
      lastOutcome: lastOutcome && named(lastOutcome),
      shown: shown && {
        ...shown,
        ...(shown.predictions && { predictions: relabelled(shown.predictions, model) }),
        ...(shown.outcome && { outcome: named(shown.outcome) }),
      },
    }
  })
}

/** Puts the output that the settings ask for into use, and drops settings that it does not know. */
export function changeOutput({ set }: Pick<StoreDeps, 'set'>): void {
  set((state) => {
    const { engine, settings, notices } = state
    if (!engine) return {}
    const changed = adapted(engine, state)
    const known = dropUnknown({ ...settings, classAsked: null }, changed)
    return { engine: changed, settings: known.settings, notices: [...notices, ...known.notices] }
  })
}

/** Runs the network on every picture again, the one on the stage first; until then, their answers are gone. */
export async function answerAnew({ set, get, network, requests }: StoreDeps, queue: Queue): Promise<void> {
  queue.stop()
  requests.begin()
  network.forget()
  const anew = ({ outcome: _, ...one }: AppState['pictures'][number]): AppState['pictures'][number] =>
    one.state === 'failed' || one.state === 'held' ? one : { ...one, state: 'waiting' }
  set(({ pictures, shown }) => ({
    failure: null,
    lastOutcome: null,
    removals: [],
    finished: 0,
    picked: shown?.pictureId ?? null,
    shown: shown && { pictureId: shown.pictureId, photo: shown.photo },
    pictures: pictures.map(anew),
  }))
  if (get().engine) await queue.run()
}
