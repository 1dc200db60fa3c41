import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodePng, samplePath } from '../../fixtures/goldens.ts'
import { differenceFrom, expectedPictures, pictureBytes } from '../../fixtures/pictures.ts'
import { writeSeededH5 } from '../../fixtures/seededH5.ts'
import type { Pixels } from '../../src/types.ts'
import type { SavedData } from '../helpers/app.ts'
import { readDist, serveVersions, type VersionHost } from '../helpers/distVersions.ts'
import { type OpenedPicture, openInWorker } from '../helpers/openInWorker.ts'
import { oracle, teachableZip, tfjsFiles } from '../helpers/peoplesNetworks.ts'
import { faults } from '../helpers/serveDist.ts'
import type { WebKit } from './webKit.ts'

/** The mean colour of a part of a picture. */
function meanOf({ data, width }: Pixels, left: number, top: number, wide: number, high: number): number[] {
  const sums = [0, 0, 0]
  for (let y = Math.round(top); y < Math.round(top + high); y++)
    for (let x = Math.round(left); x < Math.round(left + wide); x++)
      for (let c = 0; c < 3; c++) sums[c] = (sums[c] as number) + (data[(y * width + x) * 4 + c] as number)
  return sums.map(
    (sum) => sum / (Math.round(top + high) - Math.round(top)) / (Math.round(left + wide) - Math.round(left)),
  )
}

/** One user action. */
export type Step = (what: string, act: (app: WebKit) => Promise<void>) => Promise<void>

/** Regressions that once occurred in WebKit. */
export async function walkMore(step: Step, host: VersionHost): Promise<void> {
  await step('every kind of file is seen as Pillow sees it, or refused', async (app) => {
    await app.driver.get(`${host.address}/alone.html`)
    const script = readdirSync('dist/assets').find((name) => /^image\.worker-.*\.js$/.test(name))
    const files = Object.keys(expectedPictures).map((name) => ({ name, bytes: [...pictureBytes(name)] }))
    // The compiler of this file names functions through a helper of its own.
    const opened = await app.run<Required<OpenedPicture>[]>(
      'const __name = (it) => it; globalThis.__name = __name; return new Function("return " + args[0])()(args[1], args[2])',
      ...[openInWorker.toString(), `/assets/${script}`, files],
    )
    assert.equal(opened.length, files.length)
    const wrong = opened.flatMap(({ name, problem, data, ...size }) => {
      const expected = expectedPictures[name] ?? 'damaged'
      const difference = problem ?? differenceFrom(expected, { ...size, data: Uint8ClampedArray.from(data) })
      const isRefused = expected === 'damaged' && problem === 'pictureDamaged'
      return difference === undefined || isRefused ? [] : [`${name}: ${difference}`]
    })
    assert.deepEqual(wrong, [])
  })
  await step('says of a part that is not on the host that it did not come, and Try again brings it', async (app) => {
    const other = await serveVersions(readDist())
    const parts = [...other.dist.keys()].filter((path) => /^assets\/Walkthrough-/.test(path))
    assert.equal(parts.length, 1)
    for (const path of parts) other.faults.set(path, faults.missing)
    await app.open(`${other.address}/?backend=wasm`)
    await app.choose('input[type=file][multiple]', samplePath('cat'))
    await app.state('done', 'cat.png')
    await app.press('Walkthrough')
    await app.until('return /did not arrive/.test(document.querySelector("[role=tabpanel] [role=alert]")?.innerText)')
    await app.state('done', 'cat.png')
    other.faults.clear()
    await app.press('Try again')
    await app.until('return document.querySelectorAll("[role=tabpanel]:not([hidden]) h3").length >= 15')
    other.stop()
  })
  await step('shows the heat as it is saved, and the settings as small as they are', async (app) => {
    await app.open(`${host.address}/?model=starter&backend=wasm`)
    await app.choose('input[type=file][multiple]', samplePath('cat'))
    await app.state('done', 'cat.png')
    const saved = decodePng((await app.save('Save picture')).bytes)
    const screen = decodePng(Buffer.from(await app.driver.takeScreenshot(), 'base64'))
    const box = await app.run<DOMRect>('return document.querySelector("canvas.heat").getBoundingClientRect().toJSON()')
    for (const [x, y] of [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => [x / 3 + 0.05, y / 3 + 0.05] as const))) {
      const at = (picture: Pixels, left: number, top: number, width: number, height: number) =>
        meanOf(picture, left + width * x, top + height * y, width * 0.23, height * 0.23)
      const wanted = at(saved, 0, 0, saved.width, saved.height)
      const seen = at(screen, box.left, box.top, box.width, box.height)
      const off = Math.max(...wanted.map((level, c) => Math.abs(level - (seen[c] as number))))
      assert.ok(off < 2, `At ${x}, ${y} of the stage is ${seen}, not ${wanted}.`)
    }
    await app.press('Settings')
    const sheet = await app.until<DOMRect>(
      'return document.querySelector("[popover]:popover-open")?.getBoundingClientRect().toJSON()',
    )
    assert.ok(sheet.height < 500 && sheet.width < 500, `The settings are ${sheet.width} × ${sheet.height}.`)
    await app.press('Settings')
  })
  await step('keeps a network that is opened in a private window for the visit', async (app) => {
    const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
    await writeSeededH5(join(folder, 'mine.h5'), { width: 8, dense: 512, classes: 10, names: 'keras1' })
    await app.press('Model')
    await app.until('return document.querySelector("dialog input[type=file]") !== null')
    await app.choose('dialog input[type=file]', join(folder, 'mine.h5'))
    const first = async () =>
      (JSON.parse((await app.save('Save data')).bytes.toString('utf8')) as SavedData).predictions[0]?.label
    const isMine = 'return document.querySelector("header").innerText.split("\\n").includes("mine")'
    await app.until(isMine)
    await app.press('Close')
    await app.state('done', 'cat.png')
    assert.equal(await first(), 'class 4')
    // It is read again from the stored copy.
    await app.press('Model')
    await app.press("Use VGG16's layout, small, for teaching")
    await app.press('Use mine')
    await app.until(isMine)
    await app.press('Close')
    await app.state('done', 'cat.png')
    assert.equal(await first(), 'class 4')
    rmSync(folder, { recursive: true })
  })
  await step('opens both exports of Teachable Machine, and a model.json with twelve files of weights', async (app) => {
    const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
    const write = (name: string, bytes: Uint8Array) => {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    }
    const shards = Object.entries(tfjsFiles(12)).map(([name, bytes]) => write(name, bytes))
    const isUsed = 'return document.querySelector("header").innerText.split("\\n").includes(args[0])'
    await app.press('Model')
    for (const [name, paths] of [
      ['VGG16 (Cats, Dogs, Birds, Fish, Neither)', [write('tm-my-image-model.zip', teachableZip())]],
      ['MobileNetV2 (Cats, Dogs, Neither)', [oracle('teachable-machine/converted_keras.zip')]],
      ['VGG16', shards],
    ] as const) {
      await app.choose('dialog input[type=file]', ...paths)
      await app.until(isUsed, [name])
    }
    await app.press('Close')
    rmSync(folder, { recursive: true })
  })
  await step(
    'takes the sign away when a drag leaves the window; an address that is dropped waits in its dialog',
    async (app) => {
      const isVeiled = 'return document.body.innerText.includes("Drop to analyse")'
      const send = `
      const dataTransfer = new DataTransfer()
      if (args[1]) dataTransfer.setData('text/uri-list', args[1])
      else dataTransfer.items.add(new File(['x'], 'a.png', { type: 'image/png' }))
      for (const type of args[0])
        document.elementFromPoint(400, 400).dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))`
      await app.run(send, ['dragenter', 'dragover'])
      await app.until(isVeiled)
      await app.run(send, ['dragleave'])
      await app.until(isVeiled.replace('return ', 'return !'))
      const address = 'https://pictures.test/a.jpg'
      await app.run(send, ['dragenter', 'dragover', 'drop'], address)
      await app.until('return document.querySelector("iframe.address-frame") !== null')
      await app.driver.switchTo().frame(0)
      await app.until('return document.querySelector("input")?.value === args[0]', [address])
      await app.driver.switchTo().defaultContent()
    },
  )
}
