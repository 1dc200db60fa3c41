import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import type { AppStore } from '../state/appState.ts'
import { App } from './App.tsx'
import { Boundary } from './parts/Boundary.tsx'
import { type FirstSpeech, SpeechProvider } from './SpeechProvider.tsx'
import { StoreContext } from './useApp.ts'

/** Renders the app into an element of the page, in an initial language. */
export function draw(store: AppStore, speech: FirstSpeech, element: Element): void {
  const root = createRoot(element)
  // In a transition, React renders in small steps and the page stays responsive.
  startTransition(() => {
    root.render(
      <StrictMode>
        <SpeechProvider first={speech}>
          <StoreContext value={store}>
            <Boundary>
              <App isEmbedded={'embed' in element.ownerDocument.documentElement.dataset} />
            </Boundary>
          </StoreContext>
        </SpeechProvider>
      </StrictMode>,
    )
  })
}
