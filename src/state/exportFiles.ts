import type { Notice, Problem } from '../errors/codes.ts'
import { HeatlensError, isOfKind, toProblem } from '../errors/index.ts'
import { isSame } from '../errors/same.ts'
import { allNames, createStems, nameWith } from '../export/fileNames.ts'
import { resultTable, type TableRow } from '../export/resultTable.ts'
import { type Outcome, savedDataText } from '../export/savedData.ts'
import { savedSettingsOf } from '../export/savedSettingsOf.ts'
import { drawingOf, only } from '../settings/settings.ts'
import type { Question } from '../types.ts'
import type { MessageFormatter } from '../words/formatMessage.ts'
import type { AppState, Picture } from './appState.ts'
import type { ExportKind } from './exporting.ts'
import { inputOf, isOutdated, wantedOf } from './preprocessing.ts'
import { answers, toQuestion } from './settings.ts'
import { type StoreDeps, updatePicture } from './storeDeps.ts'

/** The input of an export, as it was at the time of the call; later changes apply to the next export. */
export interface ExportWanted extends Pick<AppState, 'pictures' | 'settings' | 'embedsSettings'> {
  engine: NonNullable<AppState['engine']>
  /** Formats the reason why a picture is missing, in the language of the page. */
  inWords: MessageFormatter
  onProgress(done: number, total: number): void
  signal: AbortSignal
}

/** The texts on a contact sheet. */
export interface SheetTexts {
  title: string
  /** The lines under a picture. */
  lines(outcome: Outcome): readonly string[]
  /** The lines under the empty place of a picture that could not be opened. */
  missing(name: string): readonly string[]
}

export interface Exported {
  file: File
  /** The number of pictures. */
  total: number
  /** How many of them could not be opened. */
  missing: number
  /** Why a picture that was explained before can no longer be opened. */
  problem?: Problem
}

type Explained = Picture & { outcome: Outcome }

const isExplained = (picture: Picture): picture is Explained =>
  picture.state === 'done' && picture.outcome !== undefined

/** It was explained, or could not be opened. */
const isInExport = (picture: Picture) => isExplained(picture) || picture.state === 'failed'

/** The maximum side of a picture on a contact sheet, larger than any place: it is scaled down, not up. */
const SMALL = 960

/**
 * All explained pictures in a .zip: each with its heatmap as it is drawn and its data, and a table of all. Throws as
 * `AppState.exportAll` does.
 */
export async function exportToZip(deps: StoreDeps, wanted: ExportWanted): Promise<Exported> {
  const { imageWorker } = deps
  const { engine, settings, signal } = wanted
  const { model, backend } = engine
  const { numberInputs } = deps.get()
  return imageWorker.withArchive(async (archive) => {
    const drawing = drawingOf(settings)
    // Each map by its own maximum: the other classes of these pictures are not known.
    const onOwnScale = { ...wanted, settings: { ...settings, ...only('scale', 'own') } }
    const stemOf = createStems(model.classes)
    const found = await forEachPicture(deps, wanted, async (picture, outcome) => {
      const stem = stemOf(outcome)
      const saved = savedSettingsOf(onOwnScale, outcome)
      const png = await imageWorker.render(picture.file, outcome.explanation.heatmap, drawing, saved)
      signal.throwIfAborted()
      await archive.add(nameWith(stem, 'picture'), png)
      const data = savedDataText(outcome, model, backend, numberInputs)
      await archive.add(nameWith(stem, 'data'), new Blob([data], { type: 'application/json' }))
      return stem
    })
    await archive.add(allNames.table, new Blob([resultTable(found.rows, model)], { type: 'text/csv' }))
    return { ...found, file: named(await archive.finish(), allNames.zip) }
  })
}

/**
 * All explained pictures, small, on one PNG, with an empty place for each that could not be opened. Throws as
 * `AppState.drawSheet` does.
 */
export async function drawOnSheet(deps: StoreDeps, wanted: ExportWanted, texts: SheetTexts): Promise<Exported> {
  const { imageWorker } = deps
  const { pictures, settings, signal } = wanted
  const { title, lines, missing } = texts
  return imageWorker.withSheet({ title, count: Math.max(1, pictures.filter(isInExport).length) }, async (sheet) => {
    const drawing = drawingOf(settings)
    const draw = async ({ file }: Explained, outcome: Outcome) => {
      const small = await imageWorker.renderSmall(file, outcome.explanation.heatmap, drawing, SMALL)
      signal.throwIfAborted()
      await sheet.add(small, lines(outcome))
      return undefined
    }
    const found = await forEachPicture(deps, wanted, draw, ({ file }) => sheet.add(null, missing(file.name)))
    return { ...found, file: named(await sheet.finish(), allNames.sheet) }
  })
}

/** Visits all pictures in order. Skips a picture that can no longer be opened, and reports it at the end. */
async function forEachPicture(
  deps: StoreDeps,
  wanted: ExportWanted,
  /** Gives the start of the file names. */
  work: (picture: Explained, outcome: Outcome) => Promise<string | undefined>,
  onMissing: (picture: Picture) => Promise<void> = async () => {},
) {
  const { pictures, signal, onProgress, inWords } = wanted
  const rows: TableRow[] = []
  const all = pictures.filter(isExplained).length
  let done = 0
  let problem: Problem | undefined
  let missing = 0
  for (const picture of pictures) {
    const row: TableRow = { name: picture.file.name }
    rows.push(row)
    if (isExplained(picture)) {
      signal.throwIfAborted()
      onProgress(done++, all)
      try {
        row.outcome = picture.outcome
        row.outcome = await current(deps, wanted, picture)
        const stem = await work(picture, row.outcome)
        if (stem !== undefined) row.stem = stem
        continue
      } catch (error) {
        if (signal.aborted || !isOfKind(error, 'picture')) throw error
        const why = toProblem(error)
        row.problem = inWords(why)
        problem ??= why
      }
    } else row.problem = inWords(picture.problem ?? { code: 'notAnalysed', parameters: {} })
    if (!isInExport(picture)) continue
    missing++
    await onMissing(picture)
  }
  signal.throwIfAborted()
  const total = pictures.filter(isInExport).length
  return { rows, missing, total, ...(problem !== undefined && { problem }) }
}

/**
 * The answer that the settings and the network's preprocessing ask for; the picture is explained again if they differ.
 * The class stays, unless it was the most probable one of an answer that is out of date.
 */
async function current(deps: StoreDeps, wanted: ExportWanted, picture: Explained): Promise<Outcome> {
  const { id, file, outcome } = picture
  const { get, imageWorker, network } = deps
  const { engine, settings, signal } = wanted
  const { explanation } = outcome
  const { classIndex } = explanation
  const question: Question = { ...toQuestion(settings, engine.model, classIndex), classIndex }
  const isOld = isOutdated(picture, engine.model)
  if (!isOld && answers(explanation, question)) return outcome
  const followsFirst = isOld && classIndex === outcome.predictions[0]?.classIndex
  const questionFor = (first: number) => (followsFirst ? toQuestion(settings, engine.model, first) : question)
  /** After a lost engine, this is the same network in another worker. */
  const demandNetwork = () => {
    const { sha256, id } = get().engine?.model ?? {}
    if (sha256 === engine.model.sha256 && id === engine.model.id) return
    throw new HeatlensError('otherNetworkInExport')
  }
  demandNetwork()
  const photo = await imageWorker.open(file, wantedOf(engine.model, picture))
  const request = { pictureId: id, photo, layer: question.layer }
  const answer = await network.predictAndExplain(request, questionFor, signal).catch((error) => {
    demandNetwork()
    throw error
  })
  demandNetwork()
  const { predictions, explainMs } = answer
  const found = { ...outcome, input: inputOf(photo), predictions, explanation: answer.explanation }
  const anew: Outcome = { ...found, timings: { ...outcome.timings, explainMs } }
  // Do not overwrite what a person has asked for meanwhile.
  if (get().pictures.find((one) => one.id === id)?.outcome === outcome) updatePicture(deps, id, { outcome: anew })
  return anew
}

/** The notice about the last export of each store. */
const lastNotices = new WeakMap<StoreDeps, Notice>()

/** Says, in place of what was said of the last export, how many pictures are missing in one. */
export function tellMissing(deps: StoreDeps, kind: ExportKind, { missing, total }: Exported): void {
  const last = lastNotices.get(deps)
  if (last) deps.set(({ notices }) => ({ notices: notices.filter((one) => !isSame(one, last)) }))
  lastNotices.delete(deps)
  if (missing === 0 || total === 1) return
  const now: Notice = {
    code: kind === 'zip' ? 'missingInTable' : 'missingOnSheet',
    parameters: { count: missing, total },
  }
  lastNotices.set(deps, now)
  deps.get().notify(now)
}

const named = (content: Blob, name: string) => new File([content], name, { type: content.type })
