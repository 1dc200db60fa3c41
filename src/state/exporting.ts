import { PictureError, sentencesFor } from '../errors.ts'
import type { Question } from '../types.ts'
import type { AppState, Picture } from './appState.ts'
import { fileStems } from './fileStems.ts'
import { newestOnly } from './newest.ts'
import { resultTable, type TableRow } from './resultTable.ts'
import { type Outcome, toSavedData } from './savedData.ts'
import { savedSettingsOf } from './savedSettingsOf.ts'
import { drawingOf } from './saving.ts'
import { askedSettings, toQuestion } from './settings.ts'
import { openPhoto, updatePicture, type Workings } from './workings.ts'

/** What is made of all pictures. */
export type ExportKind = 'zip' | 'sheet'

/** An export that is under way. */
export interface ExportProgress {
  kind: ExportKind
  done: number
  total: number
}

/** What a contact sheet says. */
export interface SheetTexts {
  title: string
  /** The lines under a picture. */
  lines(outcome: Outcome): readonly string[]
}

export type Exporting = Pick<AppState, 'exportAll' | 'drawSheet' | 'cancelExport'>

type Explained = Picture & { outcome: Outcome }

const isExplained = (picture: Picture): picture is Explained =>
  picture.state === 'done' && picture.outcome !== undefined

/** A picture on a contact sheet has so many pixels at most, more than any place: it is drawn smaller, not larger. */
const SMALL = 960

/** Makes one file of all pictures: each is opened again, one at a time, so that it does not matter how many they are. */
export function createExporting(workings: Workings): Exporting {
  const { get, set, darkroom, asker } = workings
  const exports = newestOnly()

  /** The answer as the settings want it now: the class stays, and it is asked again where it was asked otherwise. */
  const current = async ({ id, file, outcome }: Explained, own: AbortSignal): Promise<Outcome> => {
    const { engine, settings } = get()
    const { explanation } = outcome
    if (!engine) throw noNetwork()
    const { classIndex } = explanation
    const question: Question = { ...toQuestion(settings, engine.model, classIndex), classIndex }
    if (askedSettings.every((key) => explanation[key] === question[key])) return outcome
    const { input } = await openPhoto(workings, file, engine.model)
    const sight = { pictureId: id, input, layer: question.layer }
    const answer = await asker.ask(sight, () => question, own)
    const { predictions, explainMs } = answer
    const found = { ...outcome, predictions, explanation: answer.explanation }
    const anew: Outcome = { ...found, timings: { ...outcome.timings, explainMs } }
    updatePicture(workings, id, { outcome: anew })
    return anew
  }

  /** Goes through all pictures that are explained. One that cannot be opened any more is passed over, and told of at the end. */
  const throughAll = async (
    kind: ExportKind,
    own: AbortSignal,
    work: (picture: Explained, outcome: Outcome, place: number) => Promise<void>,
  ) => {
    const pictures = get().pictures.filter(isExplained)
    const problems: string[] = []
    for (const [place, picture] of pictures.entries()) {
      own.throwIfAborted()
      set({ exporting: { kind, done: place, total: pictures.length } })
      try {
        await work(picture, await current(picture, own), place)
      } catch (error) {
        if (own.aborted || !(error instanceof Error) || error.name !== PICTURE_ERROR) throw error
        problems.push(sentencesFor(error))
      }
    }
    own.throwIfAborted()
    return problems
  }

  const run = async (make: (own: AbortSignal) => Promise<{ file: Blob; problems: string[] }>) => {
    const own = exports.begin()
    set({ failure: null })
    try {
      const { file, problems } = await make(own)
      const [first] = problems
      if (first !== undefined) get().refuse(first)
      return file
    } catch (error) {
      if (own.aborted) return null
      throw error
    } finally {
      // A newer one has its own progress.
      if (exports.signal === own) set({ exporting: null })
    }
  }

  return {
    exportAll: () =>
      run((own) =>
        darkroom.withArchive(async (archive) => {
          const { engine, settings } = get()
          if (!engine) throw noNetwork()
          const { model, backend } = engine
          const drawing = drawingOf(settings)
          const stems = fileStems(
            get()
              .pictures.filter(isExplained)
              .map(({ file }) => file.name),
          )
          const rows: TableRow[] = []
          const problems = await throughAll('zip', own, async ({ file }, outcome, place) => {
            const row: TableRow = { outcome }
            rows.push(row)
            const stem = stems[place] as string
            const png = await darkroom.develop(
              file,
              outcome.explanation.heatmap,
              drawing,
              savedSettingsOf(get(), outcome),
            )
            own.throwIfAborted()
            await archive.add(`${stem}-heatmap.png`, png)
            const data = `${JSON.stringify(toSavedData(outcome, model, backend), null, 1)}\n`
            await archive.add(`${stem}-heatlens.json`, new Blob([data], { type: 'application/json' }))
            row.stem = stem
          })
          await archive.add('heatlens.csv', new Blob([resultTable(rows, model)], { type: 'text/csv' }))
          return { file: await archive.finish(), problems }
        }),
      ),

    drawSheet: ({ title, lines }) =>
      run((own) =>
        darkroom.withSheet({ title, count: Math.max(1, get().pictures.filter(isExplained).length) }, async (sheet) => {
          const drawing = drawingOf(get().settings)
          const problems = await throughAll('sheet', own, async ({ file }, outcome) => {
            const small = await darkroom.developSmall(file, outcome.explanation.heatmap, drawing, SMALL)
            own.throwIfAborted()
            await sheet.add(small, lines(outcome))
          })
          return { file: await sheet.finish(), problems }
        }),
      ),

    cancelExport() {
      exports.begin()
      set({ exporting: null })
    },
  }
}

/** By its name, because it came out of a worker; that of the class itself is shortened in the built page. */
const PICTURE_ERROR: PictureError['name'] = 'PictureError'

const noNetwork = () => new PictureError('There is no network in use. Wait until it is loaded, then try again.')
