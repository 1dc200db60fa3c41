import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readAddress } from './state/settings.ts'
import { createAppStore } from './state/store.ts'
import { App } from './ui/App.tsx'
import { StoreContext } from './ui/useApp.ts'
import { connectDarkroom, connectExplainer } from './worker/connect.ts'
import './ui/theme.css'
import './ui/layout.css'
import './ui/controls.css'

const store = createAppStore({
  explainer: connectExplainer(),
  darkroom: connectDarkroom(),
  address: readAddress(location.search),
  modelUrl: (id) => new URL(`model/${id}/model.json`, document.baseURI).href,
})
void store.getState().load()

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <StoreContext value={store}>
      <App />
    </StoreContext>
  </StrictMode>,
)
