import type { AppState, Picture } from './appState.ts'
import type { CurrentPicture } from './currentPicture.ts'
import type { Queue } from './queue.ts'
import type { StoreDeps } from './storeDeps.ts'

/** Removes pictures from the list, and restores them. */
export type Removing = Pick<AppState, 'remove' | 'undoRemove'>

export function createRemoving({ set, get }: StoreDeps, currentPicture: CurrentPicture, queue: Queue): Removing {
  return {
    async remove(pictureIds) {
      const isGone = ({ id }: Picture) => pictureIds.includes(id)
      // An interrupted analysis continues afterwards, or its picture waits in the removal.
      if (get().pictures.some((one) => isGone(one) && one.state === 'working')) queue.stop()
      const { pictures, shown, picked, finished } = get()
      const gone = pictures.flatMap((picture, at) => (isGone(picture) ? [{ picture, at }] : []))
      if (gone.length === 0) return
      const shownId = gone.find(({ picture }) => picture.id === (picked ?? shown?.pictureId))?.picture.id
      const counted = gone.filter(({ picture }) => picture.state === 'done' || picture.state === 'failed').length
      set(({ failure, removals }) => ({
        pictures: pictures.filter((one) => !isGone(one)),
        finished: Math.max(0, finished - counted),
        failure: gone.some(({ picture }) => picture.file.name === failure?.picture) ? null : failure,
        removals: [...removals, { pictures: gone, finished: counted, ...(shownId !== undefined && { shownId }) }],
      }))
      if (shownId !== undefined) {
        const next = neighbour(pictures, shownId, isGone)
        currentPicture.leaveStage()
        if (next) await currentPicture.showAgain(next.id)
      }
      await queue.run()
    },

    async undoRemove() {
      const removal = get().removals.at(-1)
      if (!removal) return
      set(({ pictures, removals, finished }) => {
        const all = [...pictures]
        for (const { picture, at } of removal.pictures) all.splice(at, 0, picture)
        return { pictures: all, removals: removals.slice(0, -1), finished: finished + removal.finished }
      })
      if (removal.shownId !== undefined) await currentPicture.showAgain(removal.shownId)
      await queue.run()
    },
  }
}

/** The picture to show instead of a removed one: the next one that is explained, else the one before it. */
function neighbour(
  pictures: readonly Picture[],
  id: number,
  isGone: (picture: Picture) => boolean,
): Picture | undefined {
  const at = pictures.findIndex((one) => one.id === id)
  const canBeShown = (one: Picture) => !isGone(one) && one.outcome !== undefined
  return pictures.slice(at).find(canBeShown) ?? pictures.slice(0, at).findLast(canBeShown)
}
