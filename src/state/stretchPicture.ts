import type { Picture, Shown } from './appState.ts'
import type { Queue } from './queue.ts'
import type { StoreDeps } from './storeDeps.ts'

/**
 * Replaces a picture by a version whose values are stretched to the full range. It is a new file, so that the network,
 * the stage and all saved files get the same pixels. Throws a `picture` error.
 */
export async function stretchPicture(deps: StoreDeps, queue: Queue, { pictureId, photo }: Shown): Promise<void> {
  const { file: from, range } = photo
  if (!range) return
  const file = await deps.imageWorker.stretch(from)
  await replace(deps, queue, pictureId, { file, stretched: { from, range } })
}

/** Restores the original picture. */
export async function undoStretch(deps: StoreDeps, queue: Queue, { pictureId }: Shown): Promise<void> {
  const picture = deps.get().pictures.find(({ id }) => id === pictureId)
  if (picture?.stretched) await replace(deps, queue, picture.id, { file: picture.stretched.from })
}

/**
 * Replaces a picture by another one and analyses that. It gets a new id, because what is known about the old one does
 * not apply to it.
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
  const { choice, address, seenFrom } = old
  const id = queue.takeId()
  const fresh: Picture = {
    ...{ id, choice, isReplaceable: false, state: 'waiting' as const },
    ...(address !== undefined && { address }),
    ...(seenFrom !== undefined && { seenFrom }),
    ...change,
  }
  set(({ pictures, userActions, shown }) => ({
    failure: null,
    pictures: pictures.map((one) => (one.id === pictureId ? fresh : one)),
    // If another picture was chosen meanwhile, that one stays.
    ...(shown?.pictureId === pictureId && { picked: id, userActions: userActions + 1 }),
  }))
  await queue.run()
}
