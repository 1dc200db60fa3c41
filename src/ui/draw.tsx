import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import type { AppStore } from '../state/appState.ts'
import { App } from './App.tsx'
import { StoreContext } from './useApp.ts'

/** Draws the app into an element of the page. */
export function draw(store: AppStore, element: Element): void {
  const root = createRoot(element)
  // As a transition it is drawn in small steps, between which the page answers.
  startTransition(() => {
    root.render(
      <StrictMode>
        <StoreContext value={store}>
          <App />
        </StoreContext>
      </StrictMode>,
    )
  })
}
