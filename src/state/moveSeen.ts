import { frame, slackOf } from '../image/input/fit.ts'
import type { Preprocessing } from '../types.ts'
import type { AppState } from './appState.ts'
import type { CurrentPicture } from './currentPicture.ts'
import { waitAgain } from './preprocessing.ts'
import type { Queue } from './queue.ts'
import { type StoreDeps, updatePicture } from './storeDeps.ts'

// Moves what the network sees of a picture. Loaded lazily.

interface Moving extends StoreDeps {
  currentPicture: CurrentPicture
  queue: Queue
}

/** See {@link AppState.moveSeen}. */
export async function moveSeen(deps: Moving, pictureId: number, from: number | null): Promise<void> {
  const { get, set, requests, currentPicture, queue } = deps
  const { engine, shown, pictures, lastOutcome } = get()
  const picture = pictures.find(({ id }) => id === pictureId)
  if (!engine || !picture || shown?.pictureId !== pictureId) return
  const seenFrom = from === null ? null : unlessMiddle(shown.photo.size, engine.model.preprocessing, from)
  if (seenFrom === (picture.seenFrom ?? null)) return
  const chosen = chosenClass(lastOutcome)

  queue.stop()
  requests.begin()
  currentPicture.forget()
  set(waitAgain(pictureId))
  updatePicture(deps, pictureId, { seenFrom, ...(picture.state === 'held' && { state: 'waiting' }) })
  set({ failure: null, picked: pictureId, shown: { pictureId, photo: shown.photo } })
  await queue.run()
  const now = get().shown
  const isStill = now?.pictureId === pictureId && now.outcome && (now.outcome.input.seenFrom ?? null) === seenFrom
  if (isStill && chosen !== undefined) await currentPicture.showAgain(pictureId, chosen)
}

/** The class that a person chose to see instead of the first. */
function chosenClass(outcome: AppState['lastOutcome']): number | undefined {
  const classIndex = outcome?.explanation.classIndex
  return classIndex === outcome?.predictions[0]?.classIndex ? undefined : classIndex
}

/** Null where a part that begins there is the one in the middle. */
function unlessMiddle(size: { height: number; width: number }, how: Preprocessing, from: number): number | null {
  const { side, most } = slackOf(size, how)
  const begin = Math.min(Math.max(Math.round(from), 0), most)
  return frame(size, how, begin).crop[side] === frame(size, how).crop[side] ? null : begin
}
