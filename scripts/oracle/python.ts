// Runs the Python scripts that Heatlens writes, on every picture of fixtures/pixelKinds, the samples and every look, against what the page saves itself:
//   npm run oracle:python [-- <word in the name of the picture>]
// Wants Python 3.11 or later. It makes a virtual environment in .cache/ (1.5 GB, TensorFlow is among it), and writes fixtures/pythonScript.json, which `npm test`
// holds the script by.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { naughtyStrings } from '../../fixtures/naughtyStrings.ts'
import { hashOfScript, problemsOf, type Verified, type VerifiedScript } from '../../fixtures/pythonScript.ts'
import { toPython } from '../../src/state/toPython.ts'
import { madeGeometry } from './geometry.ts'
import { pageAnswers, type Wanted } from './pageAnswers.ts'

const here = resolve('scripts/oracle')
const cache = resolve('.cache/oracle-python')
const requirements = join(here, 'requirements.txt')

/** The Python of a virtual environment with what `requirements.txt` names. */
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
  cases: Omit<Verified, 'picture' | 'query'>[]
}

const python = preparePython()
const run = (...args: string[]) =>
  execFileSync(python, args, { encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'inherit'] })
run('-m', 'ruff', 'check', '--quiet', '--select', 'E,F,W,I', '--line-length', '120', 'src/state/python', here)

const [only = ''] = process.argv.slice(2)
const work = join(cache, 'cases')
rmSync(work, { recursive: true, force: true })
mkdirSync(work, { recursive: true })

const sample = (name: string) => resolve(`public/samples/${name}.png`)
const large = join(cache, 'large.png')
run(
  '-c',
  `from PIL import Image; Image.open(${JSON.stringify(sample('coffee'))}).resize((2400, 1600)).save(${JSON.stringify(large)})`,
)

const looks = ['?', '?look=contours&threshold=60&region=on', '?look=mask&threshold=30&evidence=against&region=on']
const pictures = readdirSync('fixtures/pixelKinds').map((name) => resolve('fixtures/pixelKinds', name))
const colours = ['viridis', 'inferno', 'magma', 'cividis', 'turbo', 'grey'].map((name) => `?colours=${name}&opacity=70`)
// Nothing speaks against its class.
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
const wanted: Wanted[] = [
  ...[...pictures, ...['cat', 'astronaut-320x480', 'golf-ball'].map(sample), large].flatMap((file) =>
    looks.map((query) => ({ file, query })),
  ),
  ...empty.map((query) => ({ file: sample('golf-ball'), query })),
  ...[...colours, ...settings].map((query) => ({ file: sample('cat'), query })),
].filter(({ file }) => basename(file).includes(only))

const { browser, answers } = await pageAnswers(wanted, work)
const list = join(work, 'cases.json')
const starter = resolve('public/model/starter/model.json')
const asksKeras = ({ file, query }: Wanted) =>
  [sample('cat'), sample('golf-ball')].includes(file) ||
  (query === '?' && /(alpha|exif6|grey16|clear)\.(png|jpg|gif)$/.test(file))
const asked = answers.map((one) => ({ folder: one.folder, file: one.file, keras: asksKeras(one) ? starter : null }))
const strings = naughtyStrings.map((text) => [toPython(text), text])
writeFileSync(list, JSON.stringify({ cases: asked, geometry: madeGeometry(), strings }))
const measured = JSON.parse(run(join(here, 'verify.py'), list)) as Measured
const hashes = new Set(answers.map(({ folder }) => hashOfScript(readFileSync(join(folder, 'heatlens.py'), 'utf8'))))
const [sha256 = ''] = hashes
if (hashes.size !== 1) throw new Error('The scripts differ in more than their settings.')
const cases = measured.cases.map((one, i) => ({
  picture: basename(answers[i]?.file ?? ''),
  query: answers[i]?.query ?? '',
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
