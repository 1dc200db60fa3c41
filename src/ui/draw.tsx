import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import type { AppStore } from '../state/appState.ts'
import { App } from './App.tsx'
import { Boundary } from './parts/Boundary.tsx'
import { type FirstSpeech, SpeechProvider } from './SpeechProvider.tsx'
import { StoreContext } from './useApp.ts'

/** Draws the app into an element of the page, in a language to begin with. */
export function draw(store: AppStore, speech: FirstSpeech, element: Element): void {
  const root = createRoot(element)
  // As a transition it is drawn in small steps, between which the page answers.
  startTransition(() => {
    root.render(
      <StrictMode>
        <SpeechProvider first={speech}>
          <StoreContext value={store}>
            <Boundary>
              <App />
            </Boundary>
          </StoreContext>
        </SpeechProvider>
      </StrictMode>,
    )
  })
}
