import { readAddress } from './state/settings.ts'
import { createAppStore } from './state/store.ts'
import type { KnownModel } from './types.ts'
import { connectDarkroom, connectExplainer } from './worker/connect.ts'
import { connectModels } from './worker/connectModels.ts'
import './ui/theme.css'
import './ui/layout.css'
import './ui/controls.css'
import './ui/views.css'

const LAST_MODEL = 'heatlens-model'

function quietly<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

/** The packages on this host, as the build has listed them; none where the list cannot be had. */
async function readHostList(): Promise<KnownModel[]> {
  try {
    const response = await fetch('./model/index.json', { cache: 'no-cache' })
    return response.ok ? await response.json() : []
  } catch {
    return []
  }
}

const store = createAppStore({
  explainer: connectExplainer(),
  darkroom: connectDarkroom(),
  address: readAddress(location.search),
  models: connectModels({ base: document.baseURI.replace(/[?#].*/, ''), onHost: readHostList }),
  memory: {
    // Where the browser keeps nothing, nothing is remembered.
    read: () => quietly(() => localStorage.getItem(LAST_MODEL)) ?? null,
    write: (id) => quietly(() => localStorage.setItem(LAST_MODEL, id)),
  },
})
void store.getState().load()

// The network is on its way by now. What draws the page comes in files that run one after another, so that none of them keeps the page from
// answering for long.
await import('react-dom/client')
const { draw } = await import('./ui/draw.tsx')
draw(store, document.getElementById('root') as Element)
