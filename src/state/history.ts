import type { AppState, AppStore } from './appState.ts'

/** The parts of the browser's session history that are used here. */
export interface SessionHistory {
  pushState(entry: unknown, unused: string): void
  replaceState(entry: unknown, unused: string): void
  go(delta: number): void
}

/** What was viewed, as stored in the session history. */
interface Entry {
  /** The id of this page load: the pictures of another visit are gone. */
  visit: string
  /** Its index among the entries of the visit. */
  at: number
  /** Undefined before the first picture. */
  looked?: { pictureId: number; classIndex: number }
}

/**
 * Makes Back and Forward move through the pictures and classes that were viewed: one entry each time that a person
 * asked for something and got it, however many pictures passed over the stage meanwhile. Gives a function to call with
 * the state of each entry that the browser goes to.
 */
export function followHistory(store: AppStore, steps: SessionHistory, visit: string): (state: unknown) => void {
  let current: Entry = { visit, at: 0 }
  let lastUserActions = store.getState().userActions
  /** The entry that a person goes back to, until it is shown. */
  let target: Entry['looked']
  steps.replaceState(current, '')

  const onChange = ({ shown, userActions }: AppState, before: AppState) => {
    if (!shown?.outcome || shown.outcome === before.shown?.outcome) return
    const looked = { pictureId: shown.pictureId, classIndex: shown.outcome.explanation.classIndex }
    const isNew = userActions !== lastUserActions
    if (isNew || isSame(looked, target)) target = undefined
    // On the way to the class, the picture is shown with another one.
    if (target?.pictureId === looked.pictureId) return
    lastUserActions = userActions
    if (isSame(looked, current.looked)) return
    if (isNew) {
      current = { visit, at: current.at + 1, looked }
      steps.pushState(current, '')
    } else {
      current = { ...current, looked }
      steps.replaceState(current, '')
    }
  }
  store.subscribe(onChange)

  return (state) => {
    if (!isEntry(state)) return
    const direction = Math.sign(state.at - current.at)
    current = state
    // It belongs to an earlier visit, whose pictures are gone.
    if (state.visit !== visit) return
    const { pictures, revisit, leaveStage, userActions } = store.getState()
    lastUserActions = userActions
    target = state.looked
    if (!state.looked) leaveStage()
    else if (pictures.some(({ id }) => id === state.looked?.pictureId)) {
      void revisit(state.looked.pictureId, state.looked.classIndex)
    } else if (direction !== 0) steps.go(direction)
  }
}

const isEntry = (state: unknown): state is Entry =>
  typeof state === 'object' && state !== null && 'visit' in state && 'at' in state && typeof state.at === 'number'

const isSame = (a: Entry['looked'], b: Entry['looked']) =>
  a?.pictureId === b?.pictureId && a?.classIndex === b?.classIndex
