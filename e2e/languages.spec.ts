import type { Page } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { expect, test } from './helpers/app.ts'
import { expectNoBarriers } from './helpers/expectNoBarriers.ts'
import { textFile } from './helpers/madePictures.ts'

/** The page's texts in each language; a no-break space matches a space. */
const pages = {
  de: {
    locale: 'de-DE',
    lang: 'de',
    promise: 'Nichts wird hochgeladen.',
    choose: 'Bilder wählen',
    predictions: 'Vorhersagen',
    says: /^VGG16-Aufbau sagt: domestic cat \(68\s%\)\. Es hat vor allem auf eine Stelle geschaut: links, 12\s% des Bildes\.$/,
    first: /Domestic cat\s*68\s%/i,
    refused: '„diary.png“ ist kein Bild, das dieser Browser lesen kann. Wählen Sie ein JPEG, PNG, WebP, AVIF oder GIF.',
    ignored: 'Unbekannte Farben „plaid“ ignoriert.',
    parameters: '2.109.115',
    walkthrough: 'Über dem Bild',
  },
  es: {
    locale: 'es-ES',
    lang: 'es',
    promise: 'No se sube nada.',
    choose: 'Elegir imágenes',
    predictions: 'Predicciones',
    says: /^Estructura de VGG16 dice: domestic cat \(68\s%\)\. Miró sobre todo una sola zona, a la izquierda, el 12\s% de la imagen\.$/,
    first: /Domestic cat\s*68\s%/i,
    refused: '«diary.png» no es una imagen que este navegador pueda leer. Elige un JPEG, PNG, WebP, AVIF o GIF.',
    ignored: 'Se ha ignorado: colores desconocidos «plaid».',
    parameters: '2.109.115',
    walkthrough: 'Sobre la imagen',
  },
  pl: {
    locale: 'pl-PL',
    lang: 'pl',
    promise: 'Nic nie jest wysyłane.',
    choose: 'Wybierz obrazy',
    predictions: 'Predykcje',
    says: /^Układ VGG16 mówi: domestic cat \(68%\)\. Sieć patrzyła głównie na jedno miejsce, po lewej, 12% obrazu\.$/,
    first: /Domestic cat\s*68%/i,
    refused:
      '„diary.png” nie jest obrazem, który ta przeglądarka potrafi odczytać. Wybierz JPEG, PNG, WebP, AVIF lub GIF.',
    ignored: 'Zignorowano nieznane kolory „plaid”.',
    parameters: '2 109 115',
    walkthrough: 'Na obrazie',
  },
  zh: {
    locale: 'zh-CN',
    lang: 'zh-Hans',
    promise: '不会上传任何内容。',
    choose: '选择图片',
    predictions: '预测',
    says: /^VGG16 结构 认为是 domestic cat \(68%\)。它主要看的是一个位置，在左侧，占图片的 12%。$/,
    first: /Domestic cat\s*68%/i,
    refused: '“diary.png”不是此浏览器能读取的图片。请选择 JPEG、PNG、WebP、AVIF 或 GIF。',
    ignored: '已忽略未知的配色“plaid”。',
    parameters: '2,109,115',
    walkthrough: '叠加到图片上',
  },
}

/** Text that is cut off, by its first words. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    /** A select element does not reveal that it truncates its options: at its natural width, it shows them in full. */
    const naturalWidth = (choice: Element) => {
      const whole = choice.cloneNode(true) as HTMLElement
      whole.style.inlineSize = 'max-content'
      whole.style.position = 'absolute'
      choice.after(whole)
      const { width } = whole.getBoundingClientRect()
      whole.remove()
      return width
    }
    const selector =
      'button, label, summary, h1, h2, h3, th, dt, dd, p, legend, figcaption, select, .film-acts, .range-parts > span'
    return [...document.querySelectorAll<HTMLElement>(selector)]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'))
      .filter((element) => {
        const { clientWidth, scrollWidth } = element
        const wanted = element.matches('select') ? naturalWidth(element) : scrollWidth
        return clientWidth > 0 && wanted > element.getBoundingClientRect().width + 1
      })
      .map((element) => `${element.tagName} ${element.className}: ${element.textContent?.slice(0, 60)}`)
  })

/** The Settings button, whatever its name. */
const settings = (page: Page) => page.getByRole('banner').getByRole('button').last()

for (const [language, says] of Object.entries(pages)) {
  test.describe(language, () => {
    test.use({ locale: says.locale })

    test('the page speaks it from the first word to the last error', async ({ app, page }) => {
      await app.start('?colours=plaid')
      await expect(page.locator('html')).toHaveAttribute('lang', says.lang)
      await expect(page.getByRole('banner')).toContainText(says.promise)
      await expect(page.getByText(says.ignored)).toBeVisible()

      const files = page.getByLabel(says.choose)
      await files.setInputFiles(samplePath('cat'))
      await app.expectState('done', 'cat.png')
      await expect(app.status).toHaveText(says.says)
      const predictions = page.getByRole('list', { name: says.predictions }).getByRole('listitem')
      await expect(predictions).toHaveCount(3)
      await expect(predictions.first()).toContainText(says.first)

      await files.setInputFiles(textFile('diary.png', 'Dear diary'))
      await app.expectState('failed', 'diary.png')
      await expect(app.alert).toContainText(says.refused)
    })

    test('nothing of it is cut off, runs out of the page or is a barrier on a phone', async ({ app, page }) => {
      await page.setViewportSize({ width: 390, height: 844 })
      const check = async (what: string) => {
        // Violations are the same in each language except for names: check one language everywhere, and the others in
        // the state with the most names.
        if (language === 'de' || what === 'result') {
          await expectNoBarriers(page, what)
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(390)
        expect(await cutOff(page), what).toEqual([])
      }
      await app.start()
      await check('empty')
      await page.getByLabel(says.choose).setInputFiles(samplePath('cat'))
      await app.expectState('done', 'cat.png')
      await check('result')
      const tabs = page.getByRole('tab')
      await tabs.nth(1).click()
      await expect(page.getByRole('tabpanel').locator('canvas')).toHaveCount(2)
      await check('channels')
      await tabs.nth(2).click()
      await expect(page.getByRole('heading', { name: says.walkthrough })).toBeVisible()
      await expect(page.getByRole('tabpanel')).toContainText(says.parameters)
      await check('walkthrough')
      await tabs.nth(0).click()
      await page.getByLabel(says.choose).setInputFiles([samplePath('coffee'), samplePath('golf-ball')])
      await app.expectState('done', 'golf-ball.png')
      await check('several pictures')
      await page.locator('summary').first().click()
      await check('how it is drawn')
      await settings(page).click()
      await check('settings')
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toBeVisible()
      await check('keys')
      await page.keyboard.press('Escape')
      await page.getByRole('banner').getByRole('button').first().click()
      await expect(page.getByRole('dialog').locator('.what-to-drop')).toBeVisible()
      await check('networks')
    })
  })
}

test('another language is spoken at once, and remembered', async ({ app, page }) => {
  await app.start()
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await page.getByRole('tab', { name: 'Walkthrough' }).click()
  await expect(page.getByRole('heading', { name: 'Preprocessing' })).toBeVisible()

  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByLabel('Language').selectOption('Polski')
  await expect(page.getByRole('heading', { name: 'Przetwarzanie wstępne' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'pl')
  await expect(app.status).toHaveText(pages.pl.says)
  await app.expectState('done', 'cat.png')

  await page.reload()
  await app.expectState('ready')
  await expect(page.locator('html')).toHaveAttribute('lang', 'pl')
  await settings(page).click()
  await page.getByLabel('Język').selectOption('English')
  await expect(page.getByRole('banner')).toContainText('Nothing is uploaded.')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('the language can be chosen by keyboard', async ({ app, page }) => {
  await app.start()
  await page.getByRole('button', { name: 'Settings' }).focus()
  await page.keyboard.press('Enter')
  const choice = page.getByLabel('Language')
  await expect(choice).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(choice).toBeFocused()
  await page.keyboard.press('d')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Sprache')).toBeHidden()
})

test('only the texts that are shown are fetched', async ({ app, page }) => {
  const scripts: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text())
  })
  await app.start()
  const english = (await Promise.all(scripts)).join()
  expect(english).toContain('Nothing is uploaded.')
  for (const { promise } of Object.values(pages)) expect(english).not.toContain(promise)
})

test.describe('without what it needs', () => {
  test.use({ locale: 'de-DE' })

  test('the page is English where its texts do not arrive', async ({ app, page }) => {
    await page.route(/\/assets\/de-[^/]*\.js$/, (route) => route.abort())
    await app.start()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.getByRole('banner')).toContainText('Nothing is uploaded.')
  })

  test('the language changes where nothing can be remembered', async ({ app, page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    await app.start()
    await expect(page.getByRole('banner')).toContainText(pages.de.promise)
    await settings(page).click()
    await page.getByLabel('Sprache').selectOption('Español')
    await expect(page.getByRole('banner')).toContainText(pages.es.promise)
  })
})
