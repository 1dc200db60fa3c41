import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { asVgg16 } from '../fixtures/preprocessing.ts'
import { toInput } from '../src/image/input/toInput.ts'
import { themeIds } from '../src/settings/pageOptions.ts'
import { applyTheme } from '../src/ui/page/applyTheme.ts'
import { type Language, languages } from '../src/words/languages.ts'
import { loadWords } from '../src/words/loadWords.ts'
import type { Photo } from './answer.ts'
import { storeFor } from './fakeStore.ts'
import { SceneView } from './SceneView.tsx'
import { listScenes } from './scenes.ts'

const SAMPLE = 'cat.png'

/** A sample, opened as the image worker does. */
async function openSample(): Promise<Photo> {
  const blob = await (await fetch(`./samples/${SAMPLE}`)).blob()
  const bitmap = await createImageBitmap(blob)
  const { width, height } = bitmap
  const context = new OffscreenCanvas(width, height).getContext('2d')
  if (!context) throw new Error('This browser gave no canvas.')
  context.drawImage(bitmap, 0, 0)
  const view = { height, width, data: context.getImageData(0, 0, width, height).data }
  return {
    file: new File([blob], SAMPLE, { type: blob.type }),
    size: { height, width },
    view,
    ...toInput(view, asVgg16),
    preprocessing: asVgg16,
    decodeMs: 12,
  }
}

/** Renders the scene that the query names, in its language and theme. */
export async function showScene(root: HTMLElement, query: URLSearchParams): Promise<void> {
  const language = (Object.keys(languages) as Language[]).find((id) => id === query.get('lang')) ?? 'en'
  applyTheme(themeIds.find((id) => id === query.get('theme')) ?? 'system')
  const [photo, words] = await Promise.all([openSample(), loadWords(language)])
  const scene = listScenes(photo).get(query.get('scene') ?? '')
  if (!scene) throw new RangeError(`There is no scene “${query.get('scene')}”.`)
  const speech = { language, words, remember: () => {} }
  createRoot(root).render(createElement(SceneView, { scene, store: storeFor(scene), speech }))
  if (scene.press) (await appearing(scene.press)).click()
}

/** Resolves with an element once it is there and enabled. */
const appearing = (selector: string) =>
  new Promise<HTMLElement>((resolve) => {
    const find = () => document.querySelector<HTMLElement>(`${selector}:not(:disabled)`)
    const watch = new MutationObserver(() => {
      const found = find()
      if (!found) return
      watch.disconnect()
      resolve(found)
    })
    watch.observe(document, { subtree: true, childList: true, attributes: true })
  })
