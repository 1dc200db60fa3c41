import type { AppStore } from '../src/state/appState.ts'
import { App } from '../src/ui/App.tsx'
import { Header } from '../src/ui/page/Header.tsx'
import { Boundary } from '../src/ui/parts/Boundary.tsx'
import { part } from '../src/ui/parts/part.tsx'
import { type FirstSpeech, SpeechProvider } from '../src/ui/SpeechProvider.tsx'
import { StoreContext } from '../src/ui/useApp.ts'
import type { Scene } from './scenes.ts'

const missing = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
const Stage = part<object>(missing, { frame: 'stage' })
const Panel = part<object>(missing, { frame: 'panel' })

/** The page in a scene, rendered with its own components. */
export function SceneView({ scene, store, speech }: { scene: Scene; store: AppStore; speech: FirstSpeech }) {
  return (
    <SpeechProvider first={speech}>
      <StoreContext value={store}>
        <Boundary>{scene.missesParts ? <WithoutParts page={scene.page} /> : <App />}</Boundary>
      </StoreContext>
    </SpeechProvider>
  )
}

function WithoutParts({ page }: Pick<Scene, 'page'>) {
  return (
    <>
      <Header />
      <main className="main" data-state={page}>
        <div className="views">
          <div className="viewer">
            <Stage />
          </div>
        </div>
        <Panel />
      </main>
    </>
  )
}
