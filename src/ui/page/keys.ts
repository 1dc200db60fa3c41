import { type ColormapId, colormaps } from '../../image/heat/colormaps/index.ts'
import type { AppState } from '../../state/appState.ts'
import { lookIds } from '../../types.ts'
import type { LateWords } from '../../words/en/late.ts'
import { isInFilm, stepThrough } from '../film/stepThrough.ts'
import { STAGE_ID, type StageState } from '../stage/useStage.ts'
import { ZOOM_STEP } from '../stage/ZoomControl.tsx'

/** What a key works on. */
export interface Hand {
  app: AppState
  stage: StageState
  /** As `KeyboardEvent.key` has it. */
  key: string
}

/** One line of the list of keys. */
export interface Key {
  /** As `KeyboardEvent.key` has them; each does its own. */
  keys: readonly string[]
  /** What it does, for the list. */
  words(keys: LateWords['keys']): string
  /** Does it. False where there is nothing to do: the key goes to the next line that has it, or to the browser. */
  press(hand: Hand): boolean
  /** When it is let go. */
  release?(hand: Hand): void
}

/** Whether a key writes one sign: a letter, a digit, a sign or a space. Such keys can be switched off (WCAG 2.1.4). */
export const isSign = (key: string): boolean => [...key].length === 1

/** Does something, always. */
const always =
  (act: (hand: Hand) => unknown) =>
  (hand: Hand): boolean => {
    act(hand)
    return true
  }

/** Does something where there is an answer on the stage. */
const withAnswer =
  (act: (hand: Hand) => unknown) =>
  (hand: Hand): boolean => {
    if (!hand.app.shown?.outcome) return false
    act(hand)
    return true
  }

/** The one after another in a list, the first after the last. */
const after = <T>(all: readonly T[], one: T): T => all[(all.indexOf(one) + 1) % all.length] as T

const changeOpacity = ({ app }: Hand, by: number) =>
  void app.change({ opacity: Math.min(Math.max(Math.round(app.settings.opacity * 100 + by), 0), 100) / 100 })

const OPACITY_STEP = 5
/** How far an arrow moves the enlarged picture, in CSS pixels. */
const MOVE = 60

const arrows: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The middle of the hottest cell, or of the one in the middle. */
function firstProbe({ app }: Hand) {
  const heatmap = app.shown?.outcome?.explanation.heatmap
  if (!heatmap) return null
  const { height, width, values } = heatmap
  const hottest = values.indexOf(values.reduce((a, b) => Math.max(a, b), 0))
  return { x: ((hottest % width) + 0.5) / width, y: (Math.floor(hottest / width) + 0.5) / height, by: 'keys' as const }
}

/** Reads the next cell of the map, or moves the picture where it is enlarged and nothing is read. */
function arrow(hand: Hand): boolean {
  const { app, stage, key } = hand
  const heatmap = app.shown?.outcome?.explanation.heatmap
  if (!stage.hasFocus || !heatmap) return false
  const [across, down] = arrows[key] as readonly [number, number]
  if (stage.zoom.scale > 1 && stage.probe?.by !== 'keys') {
    stage.moveBy(-across * MOVE, -down * MOVE)
    return true
  }
  const { probe } = stage
  const next = (at: number, by: number, cells: number) =>
    (Math.min(Math.max(Math.floor(at * cells) + by, 0), cells - 1) + 0.5) / cells
  stage.set({
    probe: probe
      ? { x: next(probe.x, across, heatmap.width), y: next(probe.y, down, heatmap.height), by: 'keys' }
      : firstProbe(hand),
  })
  return true
}

/** Every key of the page, in the order of the list. To add one: one entry here, and its words. */
export const keys: readonly Key[] = [
  {
    keys: ['1', '2', '3'],
    words: (keys) => keys.top,
    press({ app, key }) {
      const prediction = app.shown?.outcome?.predictions[Number(key) - 1]
      if (!prediction) return false
      void app.explainClass(prediction.classIndex)
      return true
    },
  },
  {
    keys: ['o', '['],
    words: (keys) => keys.lessOpacity,
    press: always((hand) => changeOpacity(hand, -OPACITY_STEP)),
  },
  {
    keys: ['O', ']'],
    words: (keys) => keys.moreOpacity,
    press: always((hand) => changeOpacity(hand, OPACITY_STEP)),
  },
  {
    keys: ['c'],
    words: (keys) => keys.colours,
    press: always(
      ({ app }) => void app.change({ colours: after(Object.keys(colormaps) as ColormapId[], app.settings.colours) }),
    ),
  },
  {
    keys: ['l'],
    words: (keys) => keys.look,
    press: always(({ app }) => void app.change({ look: after(lookIds, app.settings.look) })),
  },
  {
    keys: ['x'],
    words: (keys) => keys.compare,
    press: withAnswer(({ stage }) => stage.toggleCompare()),
  },
  {
    keys: ['b'],
    words: (keys) => keys.region,
    press: always(({ app }) => void app.change({ showsRegion: !app.settings.showsRegion })),
  },
  {
    keys: ['a'],
    words: (keys) => keys.evidence,
    press: always(({ app }) => void app.change({ evidence: app.settings.evidence === 'for' ? 'against' : 'for' })),
  },
  {
    keys: ['s'],
    words: (keys) => keys.sideBySide,
    press: withAnswer(({ stage }) => stage.set({ isSideBySide: !stage.isSideBySide })),
  },
  {
    keys: [' '],
    words: (keys) => keys.photoOnly,
    press: withAnswer(({ stage }) => stage.holdPhoto()),
    release: ({ stage }) => stage.releasePhoto(),
  },
  {
    keys: ['+', '='],
    words: (keys) => keys.zoomIn,
    press: always(({ stage }) => stage.zoomBy(ZOOM_STEP)),
  },
  {
    keys: ['-'],
    words: (keys) => keys.zoomOut,
    press: always(({ stage }) => stage.zoomBy(1 / ZOOM_STEP)),
  },
  { keys: ['0'], words: (keys) => keys.fit, press: always(({ stage }) => stage.showWhole()) },
  {
    keys: ['p'],
    words: (keys) => keys.probe,
    press: withAnswer((hand) => {
      document.getElementById(STAGE_ID)?.focus()
      hand.stage.set({ probe: hand.stage.probe?.by === 'keys' ? null : firstProbe(hand) })
    }),
  },
  { keys: Object.keys(arrows), words: (keys) => keys.arrows, press: arrow },
  {
    keys: ['ArrowLeft', 'ArrowRight'],
    words: (keys) => keys.stepThrough,
    press: ({ app, key }) => app.pictures.length > 1 && stepThrough(app, key),
  },
  {
    keys: ['Home', 'End'],
    words: (keys) => keys.ends,
    press: ({ app, key }) => isInFilm() && stepThrough(app, key),
  },
  {
    keys: ['Delete'],
    words: (keys) => keys.remove,
    press({ app }) {
      const current = app.picked ?? app.shown?.pictureId
      if (!isInFilm() || current === undefined) return false
      void app.remove([current])
      return true
    },
  },
  {
    keys: ['Escape'],
    words: (keys) => keys.escape,
    press({ stage }) {
      if (stage.probe?.by === 'keys') stage.set({ probe: null })
      else if (stage.isSideBySide) stage.set({ isSideBySide: false })
      else if (stage.split !== null) stage.toggleCompare()
      else return false
      return true
    },
  },
  { keys: ['?'], words: (keys) => keys.help, press: always(({ stage }) => stage.set({ isHelpOpen: true })) },
]
