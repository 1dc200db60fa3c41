import { keysOf } from '../../settings/keysOf.ts'
import { settingsTable } from '../../settings/table.ts'
import { focusedPicture, isInFilm, nextPicture, removablePicture, stepPicture } from '../film/stepPicture.ts'
import { STAGE_ID } from '../stage/useStage.ts'
import type { Command, CommandContext } from './command.ts'
import { arrowKeys, firstProbe, followArrow } from './probe.ts'

/** True if there is an answer on the stage. */
const hasAnswer = ({ app }: CommandContext) => app.shown?.outcome !== undefined

/** The next value, cyclically. */
const after = <T>(all: readonly T[], one: T): T => all[(all.indexOf(one) + 1) % all.length] as T

const OPACITY_STEP = 5

const changeOpacity = ({ app }: CommandContext, by: number) =>
  void app.change({ opacity: Math.min(Math.max(Math.round(app.settings.opacity * 100 + by), 0), 100) / 100 })

const ZOOM_STEP = 1.5

const isEnlarged = ({ stage }: CommandContext) => stage.zoom.scale !== 1

/** Of the answer, or of the one that is being made. */
const predictionOf = ({ app: { shown }, key }: CommandContext) =>
  (shown?.outcome ?? shown)?.predictions?.[Number(key) - 1]

/** The middle of what the network sees, as a share of the picture's width, if that is a part of it only. */
function middleOfSeen({ app }: CommandContext): number | undefined {
  const { crop, size } = app.shown?.photo ?? {}
  return crop && size && crop.width < size.width ? (crop.left + crop.width / 2) / size.width : undefined
}

/** What Escape closes: the first of these that is open. */
const opened = ({ stage }: CommandContext) => {
  if (stage.probe?.by === 'keys') return () => stage.set({ probe: null })
  if (stage.isSideBySide) return () => stage.set({ isSideBySide: false })
  return stage.split !== null && stage.toggleCompare
}

/**
 * Every command of the page, in the order of the list of shortcuts. To add one, write an entry here and its words in
 * `src/words/<language>/keys.ts`, and in `commands.ts` there if it has a button; the type checker asks for them.
 */
const commandTable = {
  top: {
    keys: ['1', '2', '3'],
    canRun: (context) => predictionOf(context) !== undefined,
    run(context) {
      const prediction = predictionOf(context)
      if (prediction) void context.app.explainClass(prediction.classIndex)
    },
  },
  lessOpacity: { keys: ['o', '['], run: (context) => changeOpacity(context, -OPACITY_STEP) },
  moreOpacity: { keys: ['O', ']'], run: (context) => changeOpacity(context, OPACITY_STEP) },
  colours: {
    keys: ['c'],
    run: ({ app }) => void app.change({ colours: after(settingsTable.colours.check.values, app.settings.colours) }),
  },
  overlayStyle: {
    keys: ['l'],
    run: ({ app }) =>
      void app.change({ overlayStyle: after(settingsTable.overlayStyle.check.values, app.settings.overlayStyle) }),
  },
  compare: {
    keys: ['x'],
    hasButton: true,
    canRun: ({ app, stage }) => app.shown !== null && !stage.isSideBySide,
    run: (context) => context.stage.toggleCompare(middleOfSeen(context)),
    isOn: ({ stage }) => stage.split !== null,
  },
  region: {
    keys: ['b'],
    run: ({ app }) => void app.change({ showsRegion: !app.settings.showsRegion }),
  },
  evidence: {
    keys: ['a'],
    run: ({ app }) => void app.change({ evidence: after(settingsTable.evidence.check.values, app.settings.evidence) }),
  },
  sideBySide: {
    keys: ['s'],
    hasButton: true,
    canRun: ({ app }) => app.lastOutcome !== null,
    run: ({ stage }) => stage.set({ isSideBySide: !stage.isSideBySide }),
    isOn: ({ stage }) => stage.isSideBySide,
  },
  photoOnly: {
    keys: [' '],
    hasButton: true,
    canRun: ({ app }) => app.shown !== null,
    run: ({ stage }) => stage.holdPhoto(),
    release: ({ stage }) => stage.releasePhoto(),
    isOn: ({ stage }) => stage.isPhotoOnly,
  },
  zoomIn: { keys: ['+', '='], hasButton: true, run: ({ stage }) => stage.zoomBy(ZOOM_STEP) },
  zoomOut: {
    keys: ['-'],
    hasButton: true,
    canRun: isEnlarged,
    run: ({ stage }) => stage.zoomBy(1 / ZOOM_STEP),
  },
  fit: {
    keys: ['0'],
    hasButton: true,
    canRun: isEnlarged,
    run: ({ stage }) => stage.showWhole(),
  },
  probe: {
    keys: ['p'],
    canRun: hasAnswer,
    run(context) {
      document.getElementById(STAGE_ID)?.focus()
      const { stage } = context
      stage.set({ probe: stage.probe?.by === 'keys' ? null : firstProbe(context) })
    },
  },
  arrows: { keys: arrowKeys, canRun: (context) => context.stage.hasFocus && hasAnswer(context), run: followArrow },
  stepPicture: {
    keys: ['ArrowLeft', 'ArrowRight'],
    canRun: ({ app, key }) => app.pictures.length > 1 && nextPicture(app, key) !== undefined,
    run: ({ app, key }) => stepPicture(app, key),
  },
  ends: {
    keys: ['Home', 'End'],
    canRun: ({ app, key }) => nextPicture(app, key) !== undefined,
    takesKey: isInFilm,
    run: ({ app, key }) => stepPicture(app, key),
  },
  remove: {
    keys: ['Delete'],
    canRun: (context) => removablePicture(context.app) !== undefined,
    takesKey: isInFilm,
    run(context) {
      const current = focusedPicture() ?? removablePicture(context.app)
      if (current !== undefined) void context.app.remove([current])
    },
  },
  escape: {
    keys: ['Escape'],
    canRun: (context) => opened(context) !== false,
    run(context) {
      const close = opened(context)
      if (close) close()
    },
  },
  help: { keys: ['?'], hasButton: true, run: ({ stage }) => stage.set({ isHelpOpen: true }) },
} satisfies Readonly<Record<string, Command>>

type Table = typeof commandTable

export type CommandId = keyof Table

/** The ids of the commands that have a button. */
export type ButtonId = { [Id in CommandId]: Table[Id] extends { hasButton: true } ? Id : never }[CommandId]

/** The table for generic code. */
export const commands: Readonly<Record<CommandId, Command>> = commandTable

export const commandIds = keysOf(commandTable)

/** The descriptions of the commands, for the list of shortcuts. */
export type CommandWords = Readonly<Record<CommandId, string>>

/** The label and hint of each command button. */
export type ButtonWords = Readonly<Record<ButtonId, { label: string; hint?: string }>>
