import { toProblem } from '../../errors/index.ts'
import type { Outcome } from '../../export/savedData.ts'
import { loadFormatter } from '../../words/loadErrors.ts'
import { download } from '../parts/download.ts'
import { labelOf, readable } from '../parts/readable.ts'
import { sureText } from '../parts/sureText.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useSpeech } from '../useWords.ts'

/** Exports all pictures: in a .zip, or small on one contact sheet. */
export function useExport(): { canExport: boolean; exportAll(): void; drawSheet(): void } {
  const isReady = useApp(({ phase, exporting }) => phase.at === 'resting' && !exporting)
  const count = useApp(({ pictures }) => pictures.filter(({ state }) => state === 'done').length)
  const failed = useApp(({ pictures }) => pictures.filter(({ state }) => state === 'failed').length)
  const model = useApp(({ engine }) => engine?.model)
  const methods = useApp(({ engine }) => engine?.methods)
  const toZip = useApp((state) => state.exportAll)
  const toSheet = useApp((state) => state.drawSheet)
  const refuse = useApp((state) => state.refuse)
  const { film } = useLazyWords()
  const { language, words } = useSpeech()
  const { stage, names, formats } = words

  const lines = ({ image, predictions: [first], explanation }: Outcome) => {
    const top = first ? film.top(readable(first.label), sureText(first, formats)) : ''
    const isOther = first?.classIndex !== explanation.classIndex
    const other =
      model && isOther ? [film.sheetHeat(labelOf(explanation.classIndex, model.classes, stage.unnamedClass))] : []
    const method = methods?.find(({ id }) => id === explanation.method)?.label ?? explanation.method
    return [image.name, [top, ...other, method].join(' · ')]
  }
  const missing = (name: string) => [name, film.states.failed]
  const give = async (making: Promise<File | null>) => {
    try {
      const file = await making
      if (file) download(file)
    } catch (error) {
      refuse(toProblem(error))
    }
  }
  return {
    canExport: isReady && count > 0,
    exportAll: () => void give(loadFormatter(language, words.firstErrors).then(toZip)),
    drawSheet: () =>
      void give(
        toSheet({ title: film.sheetTitle(names.title(model?.name ?? ''), count, count + failed), lines, missing }),
      ),
  }
}
