import { arriving } from '../arrive.ts'
import { toProblem } from '../errors.ts'
import type { AppState } from './appState.ts'
import { type StoreDeps, updatePicture } from './storeDeps.ts'

/** What is offered with a picture that Heatlens saved. */
export type Offers = Pick<AppState, 'takeOffer' | 'declineOffer'>

// Hardly a visit needs it.
const arriveApplying = arriving(() => import('./applyOffer.ts'))

export function createOffers(workings: StoreDeps): Offers {
  const { get } = workings

  const find = () => get().pictures.find(({ id }) => id === get().shown?.pictureId)

  /** It is not offered again. */
  const settle = (id: number) => updatePicture(workings, id, { offer: null })

  return {
    declineOffer() {
      const { id, offer } = find() ?? {}
      if (id !== undefined && offer) settle(id)
    },

    async takeOffer() {
      const { id, offer } = find() ?? {}
      if (id === undefined || !offer) return
      try {
        const { applyOffer } = await arriveApplying()
        settle(id)
        get().settle('offer')
        await applyOffer(workings, id, offer)
      } catch (error) {
        get().refuse(toProblem(error), undefined, { about: 'offer' })
      }
    },
  }
}
