// Runs the Python scripts that Heatlens writes and compares them with what the page saves: on every picture of
// fixtures/pixelKinds and the samples in every style, on each of fixtures/pictures that opens, and on stretched ones:
// `npm run oracle:python [-- <word in the name of the picture, or a folder of other pictures>]`. With --again it
// resumes an interrupted run, once the page has answered. In such a folder, names of pictures to stretch begin with
// dark-. Needs Python 3.11 or later. It creates a virtual environment in .cache/ (1.5 GB, including TensorFlow), and
// writes fixtures/pythonScript.json, which `npm test` compares the script with.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { naughtyStrings } from '../../fixtures/naughtyStrings.ts'
import { expectedPictures, picturePath } from '../../fixtures/pictures.ts'
import { hashOfScript, problemsOf, type Verified, type VerifiedScript } from '../../fixtures/pythonScript.ts'
import { toPython } from '../../src/export/toPython.ts'
import { madeGeometry } from './geometry.ts'
import { pageAnswers, type Wanted } from './pageAnswers.ts'

const here = resolve('scripts/oracle')
const cache = resolve('.cache/oracle-python')
const requirements = join(here, 'requirements.txt')

/** The Python of a virtual environment with the packages of `requirements.txt`. */
function preparePython(): string {
  const python = join(cache, 'venv/bin/python')
  const done = join(cache, 'venv/requirements.txt')
  const wanted = readFileSync(requirements, 'utf8')
  if (!existsSync(done) || readFileSync(done, 'utf8') !== wanted) {
    execFileSync('python3', ['-m', 'venv', join(cache, 'venv')], { stdio: 'inherit' })
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', '-r', requirements], { stdio: 'inherit' })
    writeFileSync(done, wanted)
  }
  return python
}

interface Measured {
  geometry: VerifiedScript['geometry']
  cases: Omit<Verified, 'picture' | 'query' | 'stretched'>[]
}

const python = preparePython()
const run = (...args: string[]) =>
  execFileSync(python, args, { encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'inherit'] })
run('-m', 'ruff', 'check', '--quiet', '--select', 'E,F,W,I', '--line-length', '120', 'src/export/python', here)

const isAgain = process.argv.includes('--again')
const [only = ''] = process.argv.slice(2).filter((word) => word !== '--again')
const work = join(cache, 'cases')
if (!isAgain) rmSync(work, { recursive: true, force: true })
mkdirSync(work, { recursive: true })

const sample = (name: string) => resolve(`public/samples/${name}.png`)
const large = join(cache, 'large.png')
run(
  '-c',
  `from PIL import Image; Image.open(${JSON.stringify(sample('coffee'))}).resize((2400, 1600)).save(${JSON.stringify(large)})`,
)

const looks = [
  '?',
  '?look=clear&opacity=70',
  '?look=contours&threshold=60&region=on',
  '?look=mask&threshold=30&evidence=against&region=on',
]
const pictures = readdirSync('fixtures/pixelKinds').map((name) => resolve('fixtures/pixelKinds', name))
const colours = ['viridis', 'inferno', 'magma', 'cividis', 'turbo', 'grey'].map((name) => `?colours=${name}&opacity=70`)
// There is no evidence against its class.
const empty = ['?evidence=against&region=on', '?look=contours&evidence=against']
const settings = [
  ...['?opacity=0', '?opacity=100&region=on', '?score=logit&layer=block4_conv3', '?evidence=against&score=logit'],
  ...[
    '?look=contours&threshold=0',
    '?look=contours&threshold=100&region=on',
    '?look=contours&threshold=25&layer=block3_conv1',
  ],
  ...['?look=mask&threshold=0', '?look=mask&threshold=100&region=on', '?look=mask&threshold=50&layer=block2_conv2'],
]
const opened = Object.keys(expectedPictures).filter((name) => expectedPictures[name] !== 'damaged')
const inLooks = (files: readonly string[]): Wanted[] => files.flatMap((file) => looks.map((query) => ({ file, query })))
const stretched = (files: readonly string[]): Wanted[] =>
  files.map((file) => ({ file: resolve(file), query: '?', isStretched: true }))
const isDark = (file: string) => basename(file).startsWith('dark-')
const darkOnes = ['grey12in16.png', 'grey10in16.png', 'grey7in16.png', 'rgb4in8.png'].map(picturePath)
const nameOf = (file: string) =>
  dirname(file).endsWith('fixtures/pictures') ? `pictures/${basename(file)}` : basename(file)
const ofFolder = existsSync(only) ? readdirSync(only).map((name) => resolve(only, name)) : undefined
const all: Wanted[] = [
  ...inLooks([...pictures, ...['cat', 'astronaut-320x480', 'golf-ball'].map(sample), large]),
  ...opened.map((name) => ({ file: resolve(picturePath(name)), query: '?' })),
  ...stretched([...darkOnes, ...pictures.filter(isDark)]),
  ...empty.map((query) => ({ file: sample('golf-ball'), query })),
  ...[...colours, ...settings].map((query) => ({ file: sample('cat'), query })),
]
const wanted = ofFolder
  ? [...inLooks(ofFolder), ...stretched(ofFolder.filter(isDark))]
  : all.filter(({ file }) => nameOf(file).includes(only))

type Answers = Awaited<ReturnType<typeof pageAnswers>>
const answered = join(work, 'answered.json')
if (!isAgain) writeFileSync(answered, JSON.stringify(await pageAnswers(wanted, work)))
const { browser, answers } = JSON.parse(readFileSync(answered, 'utf8')) as Answers
if (answers.length !== wanted.length) throw new Error('Other pictures were answered for: run it without --again.')
const list = join(work, 'cases.json')
const starter = resolve('public/model/starter/model.json')
const asksKeras = ({ file, query }: Wanted) =>
  [sample('cat'), sample('golf-ball')].includes(file) ||
  (query === '?' && pictures.includes(file) && /(alpha|exif6|grey16|clear)\.(png|jpg|gif)$/.test(file))
const asked = answers.map((one) => ({ folder: one.folder, file: one.file, keras: asksKeras(one) ? starter : null }))
const strings = naughtyStrings.map((text) => [toPython(text), text])
writeFileSync(list, JSON.stringify({ cases: asked, geometry: madeGeometry(), strings }))
const measured = JSON.parse(run(join(here, 'verify.py'), list)) as Measured
const hashes = new Set(answers.map(({ folder }) => hashOfScript(readFileSync(join(folder, 'heatlens.py'), 'utf8'))))
const [sha256 = ''] = hashes
if (hashes.size !== 1) throw new Error('The scripts differ in more than their settings.')
const cases = measured.cases.map((one, i) => ({
  picture: nameOf(answers[i]?.file ?? ''),
  query: answers[i]?.query ?? '',
  ...(answers[i]?.isStretched && { stretched: true as const }),
  ...one,
}))
const record: VerifiedScript = {
  browser,
  requirements: readFileSync(requirements, 'utf8').trim().split('\n'),
  sha256,
  geometry: measured.geometry,
  cases,
}
const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(3)) : value)
// A line each.
const lines = cases.map((one) => `    ${JSON.stringify(one, rounded)}`).join(',\n')
const text = JSON.stringify({ ...record, cases: [] }, rounded, 2).replace(
  '"cases": []',
  () => `"cases": [\n${lines}\n  ]`,
)
const problems = problemsOf(record)
if (only === '') writeFileSync('fixtures/pythonScript.json', `${text}\n`)
else console.log(text)
console.log(`${cases.length} pictures and looks, ${problems.length} of them too far off.`)
if (problems.length > 0) throw new Error(problems.join('\n'))
