import type { Rival } from '../engine/backends/readyFirst.ts'
import type { BackendChoice, ModelInfo } from '../types.ts'
import type { OpenRequest } from '../worker/explainer/explainer.ts'
import type { Challenge, Challenger } from '../worker/page/connectExplainer.ts'
import type { AppStore } from './appState.ts'
import { choiceOf, deviceKey, isDecided, readVerdicts, type Trials, verdictOf, withVerdict } from './engineVerdict.ts'
import type { StoreDeps } from './storeDeps.ts'

// Loaded lazily, only where there is a graphics processor: the first answer does not need it.

/** Where the page keeps what it found of the engines. */
export interface EngineMemory {
  read(): string | null
  change(change: (text: string | null) => string): void
  /** What the verdicts depend on, beside the graphics processor. */
  page: readonly unknown[]
}

export interface Race {
  deps: Pick<StoreDeps, 'get' | 'set' | 'network'>
  subscribe: AppStore['subscribe']
  challenge: Challenge
  memory: EngineMemory
  /** How the network in use was opened. */
  request: OpenRequest
  model: Pick<ModelInfo, 'sha256'>
  rival: Rival
  /** Aborted once another network is opened, or the engine was lost. */
  own: AbortSignal
}

/**
 * Gets WebGL ready in a second worker while the first one answers, unless it is known to be slower; compares both on
 * test pictures unless that is known, too; and goes on with the faster one from the next job on. Rejects with what the
 * second worker throws.
 */
export async function runRace(race: Race): Promise<void> {
  const { challenge, memory, request, model, rival, own } = race
  const device = deviceKey(memory.page, rival)
  const known = readVerdicts(memory.read(), device).get(model.sha256)
  if (known && choiceOf(known, rival).id === 'wasm') return tell(race, choiceOf(known, rival))
  await untilAnswered(race)
  if (own.aborted) return
  const challenger = challenge.challenge()
  const stop = () => challenger.stop()
  own.addEventListener('abort', stop)
  try {
    const { isUpdate: _, ...sameNetwork } = request
    await challenger.open({ ...sameNetwork, backend: 'webgl' }, () => {})
    // After its rehearsal, the first picture still takes longer than the next.
    await challenger.trial(0)
    const verdict = known ?? verdictOf(await compare(race, challenger))
    if (own.aborted) return
    if (!known) memory.change((text) => withVerdict(text, device, model.sha256, verdict))
    const choice = choiceOf(verdict, rival)
    if (choice.id === 'webgl') await takeOver(race, challenger, choice)
    else tell(race, choice)
  } catch (error) {
    if (own.aborted) return
    tell(race, { id: 'wasm', reason: { code: 'webglNotStarted', parameters: {} } })
    throw error
  } finally {
    own.removeEventListener('abort', stop)
    challenger.stop()
  }
}

/** Says which engine goes on, and why. What is shown stays as it is. */
function tell({ deps, own }: Race, backend: BackendChoice): void {
  if (!own.aborted) deps.set(({ engine }) => (engine ? { engine: { ...engine, backend } } : {}))
}

/** A person's first picture comes first. */
const untilAnswered = ({ deps, subscribe, own }: Race): Promise<void> =>
  new Promise((resolve) => {
    const isDue = () => {
      const { phase, pictures, lastOutcome } = deps.get()
      const isIdle = phase.at === 'resting' && pictures.every(({ state }) => state !== 'waiting')
      return own.aborted || lastOutcome !== null || isIdle
    }
    if (isDue()) return resolve()
    const end = () => {
      if (!isDue()) return
      leave()
      own.removeEventListener('abort', end)
      resolve()
    }
    const leave = subscribe(end)
    own.addEventListener('abort', end)
  })

/** Gives both engines the same pictures by turns, each between two jobs, so that a person waits for one at most. */
async function compare({ deps: { network }, challenge, own }: Race, challenger: Challenger): Promise<Trials> {
  const trials = { wasm: [], webgl: [] } as { [Engine in keyof Trials]: Trials[Engine][number][] }
  for (let picture = 1; !own.aborted && !isDecided(trials); picture++) {
    await network.between(async () => {
      network.forget()
      trials.wasm.push(await challenge.trial(picture))
    })
    await network.between(async () => {
      trials.webgl.push(await challenger.trial(picture))
    })
  }
  return trials
}

const takeOver = (race: Race, challenger: Challenger, choice: BackendChoice) =>
  race.deps.network.between(async () => {
    if (race.own.aborted) return
    race.deps.network.forget()
    challenger.takeOver()
    tell(race, choice)
  })
