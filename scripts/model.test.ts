import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { largestDifference, readGolden, readSample, relativeDifference } from '../fixtures/goldens.ts'
import { fetchFolder, PACKAGE_URL, simd } from '../fixtures/packages.ts'
import { present } from '../fixtures/present.ts'
import { fullSizeH5, writeSeededH5 } from '../fixtures/seededH5.ts'
import { seededClasses } from '../fixtures/seededVgg.ts'
import { sendFile } from '../fixtures/serveFile.ts'
import { vgg16 } from '../src/formats/aboutFile.ts'
import { preprocess, presets } from '../src/image/input/preprocess.ts'
import { resizeNearest } from '../src/image/input/resize.ts'
import type { WeightType } from '../src/types.ts'
import { createExplainer } from '../src/worker/explainer/createExplainer.ts'
import { convertModel } from './model.ts'

// The command of `npm run model`, against a local server: in a process and folder of its own where the test is about
// that, else as the function behind it, because a process takes seconds to start.
const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
const project = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const { scripts } = JSON.parse(readFileSync(project('package.json'), 'utf8'))
const [runner, script] = scripts.model.split(' ') as [string, string]

let server: Server
let address = ''
/** The answer for each path. */
const answers = new Map<string, RequestListener>()
/** The requested ranges, by path. */
const asked = new Map<string, (string | undefined)[]>()

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.set(path, [...(asked.get(path) ?? []), request.headers.range])
    const answer = answers.get(path)
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

interface Run {
  code: number
  says: string
  complains: string
}

/** Where downloads are stored. */
const cache = join(folder, '.cache')

/** Calls the command's function. */
async function callModel(...options: string[]): Promise<Run> {
  const lines: string[] = []
  // As many retries as usual, but without the pauses.
  const download = { cache, pauseMs: 1 }
  const failure = await convertModel(options, (line) => lines.push(line), download).catch((error: Error) => error)
  return { code: failure ? 1 : 0, says: lines.join('\n'), complains: failure?.message ?? '' }
}

/** Runs the command in a process. It stores downloads in its working directory. */
const runModel = (...options: string[]) =>
  new Promise<Run>((resolve) => {
    const child = execFile(
      project(`node_modules/.bin/${runner}`),
      [project(script), ...options],
      { cwd: folder },
      (_, says, complains) => resolve({ code: child.exitCode ?? -1, says, complains }),
    )
  })

/** The loss that the command prints for smaller weights; float32 loses nothing but the order of sums. */
function readDrift({ says }: Run, weights: WeightType) {
  if (weights === 'float32') return { logits: 1e-4, channelWeights: 1e-3, map: 1e-3 }
  const pattern = /logits (\S+) % of the largest, channel weights (\S+) % of the largest, map (\S+) of 1; 3 of 3 keep/
  const [, logits, channelWeights, map] = (pattern.exec(says) ?? []).map(Number)
  if (!logits || !channelWeights || !map) throw new Error(`No drift is printed: ${says}`)
  // Two digits are printed, and the reference sums in another order.
  const room = (printed: number) => printed * 1.05 + 1e-4
  return { logits: room(logits / 100), channelWeights: room(channelWeights / 100), map: room(map) }
}

/**
 * Opens the command's output as the page does, and expects the reference numbers of the cat within the printed loss.
 */
async function expectGolden(run: Run, out: string, set: Parameters<typeof readGolden>[0], weights: WeightType) {
  expect(run).toMatchObject({ code: 0 })
  const golden = readGolden(set, 'cat')
  const drift = readDrift(run, weights)
  const explainer = createExplainer({ simd, fetch: fetchFolder(out) })
  const { model } = await explainer.open({ modelUrl: PACKAGE_URL, backend: 'wasm' }, () => {})
  // Small kernels are finer than uint8.
  expect(model.weights).toBe(weights === 'uint8' ? 'mixed' : weights)
  const { pass, predictions } = await explainer.forward(
    preprocess(resizeNearest(readSample('cat'), 224), presets.caffe),
    golden.layer,
  )
  const { heatmap, channelWeights } = await explainer.explain(pass, {
    classIndex: golden.classIndex,
    layer: golden.layer,
    method: 'gradCam',
    score: 'probability',
  })
  expect(predictions.map(({ classIndex }) => classIndex)).toEqual(golden.top.map(({ index }) => index))
  const own = predictions.map(({ logit }) => logit)
  const wanted = golden.top.map(({ logit }) => logit)
  expect(relativeDifference(own, wanted)).toBeLessThan(drift.logits)
  expect(relativeDifference(present(channelWeights), golden.pooledGradients)).toBeLessThan(drift.channelWeights)
  expect(largestDifference(heatmap.values, golden.heatmap)).toBeLessThan(drift.map)
}

const weightTypes = ['float32', 'float16', 'uint8'] as const

describe('VGG16 at full size', () => {
  // float16 takes minutes and uint8 most of one, so only `npm run test:full` runs them.
  const wanted = process.env.HEATLENS_FULL ? weightTypes : weightTypes.slice(0, 1)
  const path = '/full.h5'

  it.each(wanted)(
    'comes over a connection that breaks halfway, and explains as torch does, in %s',
    async (weights) => {
      const file = await fullSizeH5()
      const { size } = statSync(file)
      answers.set(path, (request, response) =>
        sendFile(request, response, file, asked.get(path)?.length === 1 ? size >> 1 : undefined),
      )
      const out = join(folder, weights)
      const run = await runModel('--from', `${address}${path}`, '--id', 'full', '--weights', weights, '--out', out)
      // Downloaded once: the second request resumes where the first one broke, and later runs request nothing.
      expect(asked.get(path)).toEqual([undefined, expect.stringMatching(/^bytes=\d{6,9}-$/)])
      const kept = readdirSync(cache, { recursive: true, encoding: 'utf8' })
      expect(kept.filter((name) => /\.part|\.version/.test(name))).toEqual([])
      await expectGolden(run, out, 'vgg16-seeded', weights)
      rmSync(out, { recursive: true })
    },
    600_000,
  )
})

describe('the network of the goldens at an eighth', () => {
  it.each(weightTypes)('is converted to %s at the drift that is printed', async (weights) => {
    const file = join(folder, `eighth-${weights}.h5`)
    await writeSeededH5(file, { width: 8, dense: 512, classes: 10, names: 'keras2' })
    const classes = join(folder, 'classes.json')
    writeFileSync(classes, JSON.stringify(seededClasses))
    const out = join(folder, `eighth-${weights}`)
    const run = await callModel(
      ...['--from', file, '--id', 'eighth', '--classes', classes, '--weights', weights, '--out', out],
    )
    await expectGolden(run, out, 'vgg16-eighth-seeded', weights)
  })
})

describe('what comes and is not the file', () => {
  const release = `/${vgg16.file}`
  const cases: [string, string, RequestListener, RegExp][] = [
    [
      'a changed byte in the release',
      release,
      (_, response) => response.end('\x89HDF, but another'),
      /is not the file that Keras published \(its MD5 is wrong\)\. Try again\./,
    ],
    [
      'a web page',
      '/page.h5',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>'),
      /is a web page, not a file of weights\. Give another address, or a file, with --from\./,
    ],
    [
      'a web page that says that it is a file',
      '/disguised.h5',
      (_, response) => response.end('<!doctype html>'),
      /is a web page, not a network/,
    ],
    [
      'a file that its server cut',
      '/cut.h5',
      (_, response) => response.end(readFileSync(join(folder, 'small.h5')).subarray(0, 20_000)),
      /is cut short or damaged\./,
    ],
    ['nothing', '/none.h5', (_, response) => response.writeHead(404).end(), /answered with status 404\./],
    [
      'a connection that always breaks',
      '/gone.h5',
      (request) => request.destroy(),
      /cannot be reached\. Check the connection.*the page's own network stays in use\./,
    ],
  ]

  beforeAll(() => writeSeededH5(join(folder, 'small.h5'), { width: 1, dense: 4, classes: 3, names: 'keras1' }))

  const kinds = [
    ...cases.map((each) => [...each, callModel] as const),
    // The text on the terminal is the same.
    ...cases.slice(1, 2).map(([name, ...rest]) => [`${name}, in a process`, ...rest, runModel] as const),
  ]

  it.each(kinds)('%s: a sentence, and the package that was there stays', async (_, path, answer, says, run) => {
    answers.set(path, answer)
    const out = mkdtempSync(join(folder, 'out-'))
    writeFileSync(join(out, 'model.json'), 'the old one')
    const { code, complains } = await run('--from', `${address}${path}`, '--id', 'other', '--out', out)
    expect(code).toBe(1)
    expect(complains).toMatch(says)
    // No stack trace: people read it.
    expect(complains).not.toMatch(/\n {4}at /)
    expect(readdirSync(out)).toEqual(['model.json'])
    expect(readFileSync(join(out, 'model.json'), 'utf8')).toBe('the old one')
    expect(existsSync(`${out}.part`)).toBe(false)
    // It is not stored either: the next run requests it again.
    const downloaded = readdirSync(cache, { recursive: true, encoding: 'utf8' })
    expect(downloaded.filter((name) => name.includes(path.slice(1)))).toEqual([])
  })
})
