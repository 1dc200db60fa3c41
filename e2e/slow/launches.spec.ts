import { readFileSync } from 'node:fs'
import { samplePath } from '../../fixtures/goldens.ts'
import { writeSeededH5 } from '../../fixtures/seededH5.ts'
import { type App, expect } from '../helpers/app.ts'
import { isKept, lastingTest as test } from '../helpers/lastingBrowser.ts'
import { serve } from '../helpers/serveDist.ts'

// What the system passes to the installed app: shared pictures, opened files, shortcuts.

const handedOver = ({ page }: App) =>
  page.evaluate(async () => (await caches.keys()).some((name) => name.startsWith('heatlens-handover')))

test('pictures that are shared with the app are looked at, and leave nothing behind', async ({ host, browserOf }) => {
  const app = await browserOf.start()
  await app.start('/?backend=wasm')
  await isKept(app)
  host.asked.splice(0)
  // As the system does it: a form submitted from outside of the app.
  const { share_target: target } = await (await app.page.request.get('manifest.webmanifest')).json()
  const sender = await serve((_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(
        `<form method="${target.method}" enctype="${target.enctype}" action="${new URL(target.action, host.address).href}"><input type="file" multiple aria-label="pictures" name="${target.params.files[0].name}"><button>Send</button></form>`,
      ),
  )
  browserOf.visits.push(sender.address)
  await app.page.goto(sender.address)
  await app.page.getByLabel('pictures').setInputFiles([samplePath('cat'), samplePath('coffee')])
  await app.page.getByRole('button', { name: 'Send' }).click()
  await app.expectState('done', 'coffee.png')
  await expect(app.page.getByRole('list', { name: 'Pictures' }).getByRole('listitem')).toHaveCount(2)
  expect((await app.savedData()).image).toEqual({ name: 'coffee.png', width: 600, height: 400 })
  // No byte of them was sent to the host, and reloading the address does not restore them.
  expect(host.asked.filter((path) => path.includes('share'))).toEqual([])
  expect(await handedOver(app)).toBe(false)
  expect(app.page.url()).toBe(`${host.address}/`)
  await app.page.reload()
  await app.expectState('ready')

  // Any site can submit such a form, so a network is never accepted from it, whatever its type claims.
  for (const mimeType of ['application/x-hdf5', 'image/png']) {
    await app.page.goto(sender.address)
    const file = { name: 'other.h5', mimeType, buffer: Buffer.from('\x89HDF\r\n\x1a\n', 'latin1') }
    await app.page.getByLabel('pictures').setInputFiles(file)
    await app.page.getByRole('button', { name: 'Send' }).click()
    await app.expectState(mimeType === 'image/png' ? 'failed' : 'ready')
    await expect(app.page.locator('.model-name')).toHaveText("VGG16's layout, small, for teaching")
    expect(await handedOver(app)).toBe(false)
  }
  sender.stop()
})

/** The system's launch queue, and a way to add files to it. */
declare global {
  interface Window {
    launch(addresses: string | undefined, names: readonly string[], bytes: readonly string[]): Promise<void>
  }
}

test('files that are opened with the app are taken by the page that is open; shortcuts do what they say', async ({
  browserOf,
}, testInfo) => {
  const app = await browserOf.start()
  await app.page.addInitScript(() => {
    type Consumer = (launch: { targetURL?: string; files: FileSystemFileHandle[] }) => void
    let consume: Consumer = () => {}
    Object.defineProperty(window, 'launchQueue', {
      value: {
        setConsumer: (consumer: Consumer) => {
          consume = consumer
        },
      },
    })
    window.launch = async (address, names, contents) => {
      const folder = await navigator.storage.getDirectory()
      const files = await Promise.all(
        names.map(async (name, index) => {
          const handle = await folder.getFileHandle(name, { create: true })
          const writer = await handle.createWritable()
          await writer.write(Uint8Array.from(atob(contents[index] as string), (letter) => letter.charCodeAt(0)))
          await writer.close()
          return handle
        }),
      )
      consume({ ...(address !== undefined && { targetURL: new URL(address, location.href).href }), files })
    }
  })
  const launch = (address: string | undefined, ...paths: string[]) =>
    app.page.evaluate(([at, names, contents]) => window.launch(at as string, names as string[], contents as string[]), [
      address,
      paths.map((path) => path.split('/').at(-1) as string),
      paths.map((path) => readFileSync(path).toString('base64')),
    ] as const)
  await app.start('/?backend=wasm')
  await isKept(app)
  await launch(undefined, samplePath('cat'))
  await app.expectState('done', 'cat.png')
  const file = testInfo.outputPath('mine.h5')
  await writeSeededH5(file, { width: 2, dense: 16, classes: 10, names: 'keras1' })
  await launch('./', file)
  await expect(app.page.locator('.model-name')).toHaveText('mine')
  await app.expectState('done', 'cat.png')

  await launch('./?start=sample')
  await expect(app.page.getByRole('list', { name: 'Pictures' }).getByRole('listitem')).toHaveCount(2)
  await launch('./?start=camera')
  await expect(app.page.getByRole('dialog', { name: 'Camera' })).toBeVisible()
  await app.page.keyboard.press('Escape')
  // Anything but the shortcuts does nothing.
  await launch('./?start=constructor')

  // The same from the shortcuts' own addresses, which do not stay: a reload starts normally.
  const { shortcuts } = await (await app.page.request.get('manifest.webmanifest')).json()
  expect(shortcuts.map(({ url }: { url: string }) => url)).toEqual(['./?start=camera', './?start=sample'])
  await app.page.goto(shortcuts[0].url.slice(1))
  await expect(app.page.getByRole('dialog', { name: 'Camera' })).toBeVisible()
  await app.page.goto(shortcuts[1].url.slice(1))
  await app.expectState('done')
  expect(new URL(app.page.url()).search).toBe('')
  await app.page.reload()
  await app.expectState('ready')
})
