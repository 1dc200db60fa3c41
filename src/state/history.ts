import type { AppState, AppStore, ViewId } from './appState.ts'

/** The parts of the browser's session history that are used here. */
export interface SessionHistory {
  pushState(entry: unknown, unused: string): void
  replaceState(entry: unknown, unused: string): void
  go(delta: number): void
  /** Closes the dialog in front, as Escape does; false if none is open. */
  closeDialog(): boolean
}

/** What the browser tells a followed history. */
export interface FollowedHistory {
  /** Call it with the state of each entry that the browser goes to. */
  goTo(state: unknown): void
  /** Call it when a dialog has opened: before the first picture, Back would leave the page. */
  onDialog(): void
}

/** What was viewed, as stored in the session history. */
interface Entry {
  /** The id of this page load: the pictures of another visit are gone. */
  visit: string
  /** Its index among the entries of the visit. */
  at: number
  view: ViewId
  /** True of one behind the first, where only a dialog was opened: what comes next takes its place. */
  isSpare?: boolean
  /** Undefined before the first picture. */
  looked?: { pictureId: number; classIndex: number }
}

/**
 * Makes Back and Forward move through the pictures and classes that were viewed, and the views of them: one entry each
 * time that a person asked for something and got it, however many pictures passed over the stage meanwhile. While a dialog
 * is open, they close it and nothing else.
 */
export function followHistory(store: AppStore, steps: SessionHistory, visit: string): FollowedHistory {
  let current: Entry = { visit, at: 0, view: 'picture' }
  let lastUserActions = store.getState().userActions
  /** The entry that a person goes back to, until it is shown. */
  let target: Entry['looked']
  /** True once there is an entry behind the first. */
  let hasMore = false
  steps.replaceState(current, '')

  const push = (change: Partial<Entry>) => {
    hasMore = true
    const { isSpare, at, ...rest } = current
    current = { ...rest, at: isSpare ? at : at + 1, ...change }
    steps[isSpare ? 'replaceState' : 'pushState'](current, '')
  }
  const onChange = ({ shown, userActions, view }: AppState, before: AppState) => {
    if (view !== before.view && view !== current.view) push({ view })
    if (!shown?.outcome || shown.outcome === before.shown?.outcome) return
    const looked = { pictureId: shown.pictureId, classIndex: shown.outcome.explanation.classIndex }
    const isNew = userActions !== lastUserActions
    if (isNew || isSame(looked, target)) target = undefined
    // On the way to the class, the picture is shown with another one.
    if (target?.pictureId === looked.pictureId) return
    lastUserActions = userActions
    if (isSame(looked, current.looked)) return
    if (isNew) push({ looked })
    else {
      current = { ...current, looked }
      steps.replaceState(current, '')
    }
  }
  store.subscribe(onChange)

  function goTo(state: unknown) {
    if (!isEntry(state)) return
    const step = state.at - current.at
    const isOfVisit = state.visit === visit
    // It has come back to where a dialog was closed.
    if (isOfVisit && step === 0) return
    if (steps.closeDialog() && isOfVisit) return steps.go(-step)
    const { looked: from, isSpare } = current
    current = state
    // Nothing to see has changed since: on to what is before this page.
    if (isSpare && isOfVisit && step < 0) return steps.go(step)
    // It belongs to an earlier visit, whose pictures are gone.
    if (!isOfVisit) return
    const { pictures, revisit, leaveStage, userActions, see } = store.getState()
    see(state.view)
    lastUserActions = userActions
    const isOnlyView = isSame(state.looked, from)
    if (!isOnlyView) target = state.looked
    if (!state.looked) leaveStage()
    else if (pictures.some(({ id }) => id === state.looked?.pictureId)) {
      if (!isOnlyView) void revisit(state.looked.pictureId, state.looked.classIndex)
    } else steps.go(Math.sign(step))
  }

  return { goTo, onDialog: () => hasMore || push({ isSpare: true }) }
}

const isEntry = (state: unknown): state is Entry =>
  typeof state === 'object' && state !== null && 'view' in state && 'at' in state && typeof state.at === 'number'

const isSame = (a: Entry['looked'], b: Entry['looked']) =>
  a?.pictureId === b?.pictureId && a?.classIndex === b?.classIndex
