import { expect, it } from 'vitest'
import { de } from './de/index.ts'
import { problems } from './en/problems.ts'
import { es } from './es/index.ts'
import { pl } from './pl/index.ts'
import { PLACE } from './translator.ts'
import { zh } from './zh/index.ts'

it.each([
  ['“cat.png” is empty. Choose another file.', '„cat.png“ ist leer. Wählen Sie eine andere Datei.'],
  // What a person has named may look like anything.
  [
    '“a {file} is empty. $& .png” is empty. Choose another file.',
    '„a {file} is empty. $& .png“ ist leer. Wählen Sie eine andere Datei.',
  ],
  [
    '“a.svg” is an SVG drawing, which has no pixels of its own. Export it as PNG and choose that.',
    '„a.svg“ ist eine SVG-Zeichnung, die keine eigenen Pixel hat. Exportieren Sie die Datei als PNG und wählen Sie dieses.',
  ],
  [
    'The layer conv has the activation "swish". Heatlens cannot run this network; choose another one.',
    'Die Schicht conv hat die Aktivierung "swish". Heatlens kann dieses Netz nicht ausführen; wählen Sie ein anderes.',
  ],
  [
    "In place of the model's file model.json, the server sent a web page. Try again; if it stays, the model has to be put on this server anew.",
    'Statt der Modelldatei model.json hat der Server eine Webseite geschickt. Versuchen Sie es erneut; hilft das nicht, muss das Modell auf diesem Server neu abgelegt werden.',
  ],
  [
    'The graphics processor was reset; loading the network again.',
    'Der Grafikprozessor wurde zurückgesetzt; das Netz wird neu geladen.',
  ],
  [
    'The graphics processor was reset; loading VGG16 again.',
    'Der Grafikprozessor wurde zurückgesetzt; VGG16 wird neu geladen.',
  ],
  ['the file mine.h5', 'die Datei mine.h5'],
  // Unknown sentences stay, also where they look a little like known ones.
  ['“cat.png” is odd. Nobody knows why.', '“cat.png” is odd. Nobody knows why.'],
  ['CC BY 4.0', 'CC BY 4.0'],
  ['', ''],
])('translates %s', (sentence, translation) => expect(de.translate(sentence)).toBe(translation))

it.each([
  ['de', de],
  ['es', es],
  ['pl', pl],
  ['zh', zh],
] as const)('%s finds each sentence again, with what stands in it', (_, { translate }) => {
  const sample: Record<string, string> = {
    kind: 'a PDF document',
    instead: 'Export it as PNG and choose that.',
    trouble: 'is dilated',
    work: 'writes files',
    modelFile: "the model's file 7.bin",
  }
  const lost = problems.filter((template) => {
    const names = [...template.matchAll(PLACE)].map(([, place]) => place as string)
    const said = translate(template.replace(PLACE, (_, place: string) => sample[place] ?? `<${place}>`))
    const isThere = (place: string) => (sample[place] ? !said.includes(sample[place]) : said.includes(`<${place}>`))
    return said === template || !names.every(isThere)
  })
  expect(lost).toEqual([])
})
