import { HeatlensError } from '../errors/index.ts'
import { readPreprocessing } from '../image/input/readPreprocessing.ts'
import { rescale } from '../image/input/rescale.ts'
import type { ModelInfo, Prediction, Preprocessing } from '../types.ts'
import type { CurrentPicture } from './currentPicture.ts'
import { isOutdated, networkKey, type PreprocessingStorage, preprocessingKey, waitAgain } from './preprocessing.ts'
import type { Queue } from './queue.ts'
import type { StoreDeps } from './storeDeps.ts'

// Changes the preprocessing of a network, and recalls it. Loaded lazily.

/** The version of the stored form; other versions are not read. */
const VERSION = 1

/** The most networks that are remembered; those that were changed longest ago are forgotten. */
const MOST_NETWORKS = 50

/** What is stored, newest last. */
function readAll(text: string | null): Map<string, Preprocessing> {
  const all = new Map<string, Preprocessing>()
  try {
    const stored: unknown = JSON.parse(text ?? 'null')
    if (typeof stored !== 'object' || stored === null) return all
    const { version, networks } = stored as Record<string, unknown>
    if (version !== VERSION || !Array.isArray(networks)) return all
    for (const [key, value] of networks.filter(Array.isArray)) {
      const preprocessing = readPreprocessing(value)
      if (typeof key === 'string' && preprocessing) all.set(key, preprocessing)
    }
  } catch {
    // Something else wrote it.
  }
  return all
}

/** The stored text with another preprocessing of a network, or without it. */
export function remember(text: string | null, model: ModelInfo, preprocessing: Preprocessing | null): string {
  const all = readAll(text)
  all.delete(networkKey(model))
  if (preprocessing) all.set(networkKey(model), preprocessing)
  return JSON.stringify({ version: VERSION, networks: [...all].slice(-MOST_NETWORKS) })
}

/** The preprocessing that a person chose for a network; undefined if none. */
export const recallPreprocessing = (text: string | null, model: Pick<ModelInfo, 'id' | 'sha256'>) =>
  readAll(text).get(networkKey(model))

/** The network with the preprocessing that a person chose for it, if it still fits. */
export function recall(text: string, model: ModelInfo): ModelInfo {
  const preprocessing = recallPreprocessing(text, model)
  if (!preprocessing || !fitsInput(preprocessing, model)) return model
  return { ...model, preprocessing, preprocessingFrom: 'person' }
}

/** A height and a width, in pixels. */
export type Size = Pick<Preprocessing, 'height' | 'width'>

/** The sizes that a person chose, by {@link networkKey}: networks whose size is free are opened with them. */
export function sizesIn(text: string): Record<string, Size> {
  const sizes = [...readAll(text)].map(([key, { height, width }]) => [key, { height, width }] as const)
  return Object.fromEntries(sizes)
}

/** True if it makes the input that the network has. */
const fitsInput = ({ height, width, channels }: Preprocessing, { preprocessing: own, input }: ModelInfo) =>
  height === own.height && width === own.width && (channels === 'grey' ? 1 : 3) === input.channels

interface Changing extends StoreDeps {
  currentPicture: CurrentPicture
  queue: Queue
  storage: PreprocessingStorage
}

/** Sets the preprocessing of the network in use, or restores its own: see {@link AppState.changePreprocessing}. */
export async function changePreprocessing(
  { get, set, requests, currentPicture, queue, storage }: Changing,
  wanted: Preprocessing | null,
  own: Pick<ModelInfo, 'preprocessing' | 'preprocessingFrom'> | null | undefined,
): Promise<void> {
  const { engine, shown } = get()
  if (!engine) return
  const before = own ?? engine.model
  const { free } = engine.model.input
  const size = wanted ?? free
  if (free && size && !isSameSize(size, engine.model.preprocessing)) {
    await changeSize({ get, storage }, engine.model, wanted, size)
    return
  }
  const { preprocessing, preprocessingFrom } = wanted
    ? { preprocessing: wanted, preprocessingFrom: 'person' as const }
    : before
  storage.change((text) => remember(text, engine.model, wanted))
  const model = { ...engine.model, preprocessing, preprocessingFrom }
  if (preprocessingKey(preprocessing) === preprocessingKey(engine.model.preprocessing)) {
    set({ engine: { ...engine, model } })
    return
  }
  queue.stop()
  requests.begin()
  currentPicture.forget()
  set({
    engine: { ...engine, model },
    failure: null,
    picked: shown?.pictureId ?? null,
    // What the network saw of it has changed; it is opened again.
    shown: shown && { pictureId: shown.pictureId, photo: shown.photo },
  })
  const current = get().pictures.find(({ id }) => id === shown?.pictureId)
  if (current && isOutdated(current, model)) set(waitAgain(current.id))
  else if (current?.outcome) await currentPicture.showAgain(current.id)
  await queue.run()
}

const isSameSize = (a: Size, b: Size) => a.height === b.height && a.width === b.width

/** Opens the network with another size. Throws a `format` error if it cannot run with that; then the size stays. */
async function changeSize(
  { get, storage }: Pick<Changing, 'get' | 'storage'>,
  model: ModelInfo,
  wanted: Preprocessing | null,
  size: Size,
): Promise<void> {
  const before = recallPreprocessing(storage.read(), model) ?? null
  storage.change((text) => remember(text, model, wanted))
  await get().useModel(model.id)
  const now = get().engine?.model
  if (now?.sha256 !== model.sha256 || isSameSize(size, now.preprocessing)) return
  storage.change((text) => remember(text, model, before))
  throw new HeatlensError('sizeUnfit', { width: size.width, height: size.height })
}

/**
 * Runs the network on the picture on the stage, with one preprocessing after another that differ from the present one
 * in values and order of the channels alone: see {@link AppState.tryPreprocessings}.
 */
export async function tryPreprocessings(
  { get, network }: StoreDeps,
  choices: readonly Preprocessing[],
  onAnswer: (choice: number, first: Prediction) => void,
  signal: AbortSignal,
): Promise<void> {
  const { shown, engine, settings } = get()
  if (!shown?.outcome || !engine) return
  const { pictureId, photo, outcome } = shown
  const layer = settings.layer ?? engine.model.targetLayer
  for (const [index, preprocessing] of choices.entries()) {
    if (signal.aborted) return
    const isKnown = preprocessingKey(preprocessing) === preprocessingKey(outcome.input.preprocessing)
    const input = () => rescale(photo.input, photo.preprocessing, preprocessing)
    const predictions = isKnown
      ? outcome.predictions
      : await network.withPass(
          { pictureId, photo: { ...photo, input: input(), preprocessing }, layer },
          async (result) => result.predictions,
          signal,
        )
    const [first] = predictions
    if (first && !signal.aborted) onAnswer(index, first)
  }
}
