import type { Outcome } from '../export/savedData.ts'
import { lazyImport } from '../lazyImport.ts'
import type { ModelInfo, Preprocessing } from '../types.ts'
import type { Photo } from '../worker/image/imageWorker.ts'
import type { RestartableExplainer } from '../worker/page/connectExplainer.ts'
import type { AppState, Picture } from './appState.ts'
import type { CurrentPicture } from './currentPicture.ts'
import type { Queue } from './queue.ts'
import { reportFailure, type StoreDeps } from './storeDeps.ts'

// How the network's input is made of a picture, as a person may change it.

/** Few visits change it. */
const loadChange = lazyImport(() => import('./changePreprocessing.ts'))

/** Stores the preprocessings that a person chose, for all networks in one text. */
export interface PreprocessingStorage {
  read(): string | null
  change(change: (text: string | null) => string): void
}

/** The same text for preprocessings that make the same input. */
export const preprocessingKey = (of: Preprocessing): string =>
  JSON.stringify([
    ...[of.height, of.width, of.channels, of.values, of.resize, of.antialias, of.fit],
    of.values === 'custom' && [of.mean, of.scale],
    of.fit === 'short-side' && of.shortSide,
  ])

/** What an answer says about its input. */
export const inputOf = ({
  preprocessing,
  crop,
  seenFrom,
}: Pick<Photo, 'preprocessing' | 'crop' | 'seenFrom'>): Outcome['input'] => ({
  ...{ preprocessing, crop },
  ...(seenFrom !== undefined && { seenFrom }),
})

/** How a picture is to be opened for a network. */
export const wantedOf = ({ preprocessing }: ModelInfo, { seenFrom }: Pick<Picture, 'seenFrom'>) => ({
  preprocessing,
  ...(typeof seenFrom === 'number' && { seenFrom }),
})

/** True if a picture was answered with another preprocessing than the network has now, or of another part of it. */
export const isOutdated = ({ outcome, seenFrom }: Picture, model: ModelInfo | undefined): boolean =>
  !!outcome &&
  !!model &&
  (preprocessingKey(outcome.input.preprocessing) !== preprocessingKey(model.preprocessing) ||
    (outcome.input.seenFrom ?? null) !== (seenFrom ?? null))

/** A picture's answer is gone, and it waits for another one. */
export const waitAgain =
  (pictureId: number) =>
  ({ pictures, finished }: AppState): Partial<AppState> => ({
    finished: Math.max(0, finished - 1),
    pictures: pictures.map((picture) => {
      const { outcome, ...one } = picture
      return one.id === pictureId && outcome ? { ...one, state: 'waiting' as const } : picture
    }),
  })

/** Certain beyond doubt, with a logit of at least this: the values of the input may be in another range. */
const DOUBTFUL_LOGIT = 100
const CERTAIN = 0.9995

/** True if an answer hints at a wrong preprocessing, and no person has said that it is right. */
export function isDoubtful({ engine, lastOutcome, trusted }: AppState): boolean {
  const [first] = lastOutcome?.predictions ?? []
  if (!engine || !first || !lastOutcome || engine.model.preprocessingFrom === 'network') return false
  const isExtreme = first.probability >= CERTAIN && Math.abs(first.logit) >= DOUBTFUL_LOGIT
  return isExtreme && trusted !== preprocessingKey(lastOutcome.input.preprocessing)
}

/** True if nothing but a guess tells the preprocessing of the network in use. */
export const isGuessed = ({ engine }: AppState): boolean => engine?.model.preprocessingFrom === 'guess'

/** True if the size of the picture is a guess, because the network's file leaves it free. */
export const isSizeGuessed = ({ engine }: AppState): boolean =>
  !!engine?.model.input.free && engine.model.preprocessingFrom !== 'person'

/** True if the weights of the network in use leave something open that only their file could tell. */
export const isOpen = ({ engine, understood }: AppState, from: 'guess' | 'person' = 'guess'): boolean =>
  !!understood?.open?.some((question) => question.from === from) && understood.id === engine?.model.id

/** What the page would like to know about a network: the rest of its files, or what is only guessed. */
export const asksOf = (app: AppState): 'architecture' | 'size' | 'preprocessing' | undefined =>
  app.collected || isOpen(app)
    ? 'architecture'
    : isSizeGuessed(app)
      ? 'size'
      : isGuessed(app)
        ? 'preprocessing'
        : undefined

/** The network's own preprocessing, by its id and version. */
type Own = Map<string, Pick<ModelInfo, 'preprocessing' | 'preprocessingFrom'>>

/** Actions on the preprocessing of the network in use. */
export type ChangingPreprocessing = Pick<
  AppState,
  'changePreprocessing' | 'resetPreprocessing' | 'tryPreprocessings' | 'trustPreprocessing'
>

/** Storage that lasts for the visit at least. */
export function lasting(storage: PreprocessingStorage): PreprocessingStorage {
  let text = storage.read()
  return {
    read: () => text,
    change(change) {
      text = change(text)
      storage.change(change)
    },
  }
}

/** The key of a network: another version of it may want other pictures. */
export const networkKey = ({ id, sha256 }: Pick<ModelInfo, 'id' | 'sha256'>): string => `${id} ${sha256}`

/** The explainer, whose networks have the preprocessing that a person chose for them. */
export function withOwnPreprocessing(
  explainer: RestartableExplainer,
  storage: PreprocessingStorage,
  own: Own,
): RestartableExplainer {
  const open: RestartableExplainer['open'] = async (request, onProgress) => {
    const known = storage.read()
    const sizes = known
      ? await loadChange().then(
          ({ sizesIn }) => sizesIn(known),
          () => undefined,
        )
      : undefined
    const opened = await explainer.open(sizes ? { ...request, sizes } : request, onProgress)
    const { model } = opened
    const key = networkKey(model)
    own.set(key, model)
    const text = storage.read()
    if (!text?.includes(key)) return opened
    const recalled = await loadChange().then(
      ({ recall }) => recall(text, model),
      () => model,
    )
    return { ...opened, model: recalled }
  }
  // Its other methods are not its own properties: a proxy makes them.
  return Object.assign(Object.create(explainer), { open })
}

export function createChangingPreprocessing(
  deps: StoreDeps,
  currentPicture: CurrentPicture,
  queue: Queue,
  storage: PreprocessingStorage,
  own: Own,
): ChangingPreprocessing {
  const { get, set } = deps
  const change = async (preprocessing: Preprocessing | null) => {
    const { changePreprocessing } = await loadChange()
    const { engine } = get()
    const before = engine && own.get(networkKey(engine.model))
    await changePreprocessing({ ...deps, currentPicture, queue, storage }, preprocessing, before)
  }
  return {
    changePreprocessing: change,
    resetPreprocessing: () => change(null),
    async tryPreprocessings(choices, onAnswer, signal) {
      const { shown } = get()
      try {
        const { tryPreprocessings } = await loadChange()
        await tryPreprocessings(deps, choices, onAnswer, signal)
      } catch (error) {
        if (!signal.aborted) reportFailure(deps, error, shown?.photo.file.name ?? '')
      }
    },
    trustPreprocessing() {
      const { engine } = get()
      if (engine) set({ trusted: preprocessingKey(engine.model.preprocessing) })
    },
  }
}
