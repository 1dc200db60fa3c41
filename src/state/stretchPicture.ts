import type { Picture, Shown } from './appState.ts'
import type { Queue } from './queue.ts'
import type { StoreDeps } from './storeDeps.ts'

/**
 * Takes a picture with its values stretched over their whole range: as a file of its own, so that the network, the
 * stage and all that is saved get the same. Throws a `picture` error.
 */
export async function stretchPicture(deps: StoreDeps, queue: Queue, { pictureId, photo }: Shown): Promise<void> {
  const { file: from, range } = photo
  if (!range) return
  const file = await deps.imageWorker.stretch(from)
  await replace(deps, queue, pictureId, { file, stretched: { from, range } })
}

/** Takes a picture as it was before. */
export async function undoStretch(deps: StoreDeps, queue: Queue, { pictureId }: Shown): Promise<void> {
  const picture = deps.get().pictures.find(({ id }) => id === pictureId)
  if (picture?.stretched) await replace(deps, queue, picture.id, { file: picture.stretched.from })
}

/**
 * Puts another picture into the place of one, and has it looked at. It has a number of its own: what is known of the
 * one is not true of the other.
 */
async function replace(
  { get, set, requests }: StoreDeps,
  queue: Queue,
  pictureId: number,
  change: Pick<Picture, 'file' | 'stretched'>,
): Promise<void> {
  const old = get().pictures.find(({ id }) => id === pictureId)
  // It was removed meanwhile.
  if (!old) return
  requests.begin()
  const { choice, address } = old
  const id = queue.takeId()
  const fresh: Picture = {
    ...{ id, choice, isSingle: false, state: 'waiting' as const },
    ...(address !== undefined && { address }),
    ...change,
  }
  set(({ pictures, userActions, shown }) => ({
    failure: null,
    pictures: pictures.map((one) => (one.id === pictureId ? fresh : one)),
    // Another one may have been chosen meanwhile; then that stays.
    ...(shown?.pictureId === pictureId && { picked: id, userActions: userActions + 1 }),
  }))
  await queue.run()
}
