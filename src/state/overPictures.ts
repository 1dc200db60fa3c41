import { HeatlensError, isOfKind } from '../errors/index.ts'
import type { MeasuredPicture } from '../export/summaryFiles.ts'
import type { MetricId, Question } from '../types.ts'
import type { AppState, Picture } from './appState.ts'
import { isOutdated, wantedOf } from './preprocessing.ts'
import type { StoreDeps } from './storeDeps.ts'

/** What to measure over all pictures. */
export interface OverWanted {
  /** What is asked of each, but for the method; the class is the one explained on it. */
  question: Omit<Question, 'method' | 'classIndex'>
  /** Their maps are measured. */
  methods: readonly string[]
  metric: MetricId
  /** Hears how many maps are measured, of how many, and what is known of the pictures so far. */
  onProgress(done: number, total: number, pictures: readonly MeasuredPicture[]): void
  signal: AbortSignal
}

/** The pictures that have an answer, in the order of the list. */
export const answeredOf = ({ pictures }: Pick<AppState, 'pictures'>): readonly Picture[] =>
  pictures.filter(({ state, outcome }) => state === 'done' && outcome)

/**
 * Measures the maps of many methods on every picture that has an answer, one after another; the stage can ask between
 * two. A map that cannot be measured, and a picture that can no longer be opened, count as NaN. Throws the signal's
 * reason once it is aborted, and what the explainer throws.
 */
export async function measureOver(
  { get, imageWorker, network }: Pick<StoreDeps, 'get' | 'imageWorker' | 'network'>,
  { question, methods, metric, onProgress, signal }: OverWanted,
): Promise<void> {
  const { engine } = get()
  if (!engine) throw new HeatlensError('noNetworkInUse')
  const { model } = engine
  const all = answeredOf(get())
  const total = all.length * methods.length
  const measured: MeasuredPicture[] = []
  let done = 0
  for (const picture of all) {
    const { id, file, outcome } = picture
    const values: Record<string, number> = {}
    const explained = isOutdated(picture, model) ? undefined : outcome?.explanation.classIndex
    const found = { name: file.name, classIndex: explained ?? -1, values }
    const tell = (part = 0) => onProgress(done + part, total, [...measured, { ...found, values: { ...values } }])
    const within = (map: { done: number; total: number }) => tell(map.total > 0 ? map.done / map.total : 0)
    tell()
    try {
      signal.throwIfAborted()
      const photo = await imageWorker.open(file, wantedOf(model, picture))
      for (const method of methods) {
        signal.throwIfAborted()
        values[method] = await network.withPass(
          { pictureId: id, photo, layer: question.layer },
          async ({ pass, predictions }, explainer) => {
            found.classIndex = explained ?? predictions[0]?.classIndex ?? 0
            const asked = { ...question, method, classIndex: found.classIndex }
            const { [metric]: result } = await explainer.measure(pass, asked, [metric], within, signal)
            return result?.value ?? Number.NaN
          },
          signal,
        )
        done++
        tell()
      }
    } catch (error) {
      signal.throwIfAborted()
      if (!isOfKind(error, 'picture')) throw error
      done = (measured.length + 1) * methods.length
    }
    measured.push(found)
  }
  onProgress(total, total, measured)
}
