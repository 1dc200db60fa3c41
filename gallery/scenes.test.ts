import { createElement } from 'react'
import { prerender } from 'react-dom/static'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { preparedWhole } from '../fixtures/preprocessing.ts'
import { isMissingPart } from '../src/errors/index.ts'
import { appShell } from '../src/state/appShell.ts'
import type { Phase } from '../src/state/appState.ts'
import { toPageState } from '../src/state/pageState.ts'
import { useIsDragOver } from '../src/ui/first/useDropsAndPastes.ts'
import { useOpenDialog } from '../src/ui/first/useOpenDialog.ts'
import { useModelOpen } from '../src/ui/model/useModelOpen.ts'
import { useStage } from '../src/ui/stage/useStage.ts'
import { type Language, languages } from '../src/words/languages.ts'
import { loadWords } from '../src/words/loadWords.ts'
import type { Photo } from './answer.ts'
import { enter, storeFor } from './fakeStore.ts'
import { SceneView } from './SceneView.tsx'
import { listScenes, type Scene } from './scenes.ts'

const photo: Photo = {
  file: new File(['a picture'], 'cat.png', { type: 'image/png' }),
  size: { height: 30, width: 40 },
  view: { height: 30, width: 40, data: new Uint8ClampedArray(30 * 40 * 4) },
  input: new Float32Array(),
  ...preparedWhole(30, 40),
  decodeMs: 12,
}

const scenes = [...listScenes(photo)]

/** The browser APIs that rendering the page, and loading some of its files, needs. */
const stubBrowser = vi.hoisted(() => () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  vi.stubGlobal('location', new URL('https://heatlens.test/'))
  vi.stubGlobal('navigator', { vendor: '', userAgent: '' })
  vi.stubGlobal('window', { devicePixelRatio: 1 })
})
vi.hoisted(stubBrowser)
beforeEach(stubBrowser)

/**
 * On a server, React renders a store's initial state, so this makes the scene the initial state. Gives a function that
 * restores it.
 */
function beginAsItIs(store: { getState(): unknown; getInitialState(): unknown }): () => void {
  const { getInitialState } = store
  store.getInitialState = () => store.getState()
  return () => Object.assign(store, { getInitialState })
}

const goBack = [appShell, useStage, useModelOpen, useIsDragOver, useOpenDialog].map(beginAsItIs)

afterAll(() => {
  for (const back of goBack) back()
  enter({})
})

/** Renders a scene with all of its parts, and gives the errors thrown meanwhile. */
async function draw(scene: Scene, language: Language = 'en') {
  const store = storeFor(scene)
  beginAsItIs(store)
  const thrown: unknown[] = []
  const speech = { language, words: await loadWords(language), remember: () => {} }
  const { prelude } = await prerender(createElement(SceneView, { scene, store, speech }), {
    onError: (error) => void thrown.push(error),
  })
  return { html: await new Response(prelude).text(), thrown, store }
}

const others = (Object.keys(languages) as Language[]).filter((language) => language !== 'en')

it.each(scenes.map(([name, scene], i) => ({ name, scene, other: others[i % others.length] as Language })))(
  '$name is drawn, in English and in $other',
  async ({ scene, other }) => {
    for (const language of ['en', other] as const) {
      const { html, thrown, store } = await draw(scene, language)
      expect(thrown.filter((error) => !(scene.missesParts && isMissingPart(error)))).toEqual([])
      expect(html).toContain(`data-state="${scene.page}"`)
      if (language === 'en')
        for (const text of scene.says ?? []) expect(html.replaceAll('<!-- -->', '')).toContain(text)
      if (!scene.missesParts) expect(toPageState(store.getState()).state).toBe(scene.page)
    }
  },
)

it('has each phase of the app in a scene', () => {
  const phases: Record<Phase['at'], true> = { loading: true, stopped: true, working: true, resting: true }
  expect(new Set(scenes.flatMap(([, { state }]) => state.phase?.at ?? []))).toEqual(new Set(Object.keys(phases)))
})
