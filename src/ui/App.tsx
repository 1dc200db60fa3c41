import { useKeys } from './commands/useKeys.ts'
import { FirstDialogs } from './first/FirstDialogs.tsx'
import { useDropsAndPastes } from './first/useDropsAndPastes.ts'
import { Header } from './page/Header.tsx'
import { Main } from './page/Main.tsx'
import { SkipLink } from './page/SkipLink.tsx'
import { Views } from './page/Views.tsx'
import { Boundary } from './parts/Boundary.tsx'
import { part } from './parts/part.tsx'
import { Printing } from './print/Printing.tsx'
import { useStage } from './stage/useStage.ts'
import './parts/button.css'
import './parts/fields.css'
import './parts/section.css'

// Loaded lazily, so that the page appears before all of its controls.
const Panel = part(() => import('./panel/Panel.tsx'), { frame: 'panel', waiting: <aside className="panel" /> })
const Embed = part(() => import('./embed/Embed.tsx'))
const KeyboardHelp = part(() => import('./page/KeyboardHelp.tsx'), { title: ({ commands }) => commands.help.label })

interface AppProps {
  /** True in the document of embed.html: the picture and its classes alone. */
  isEmbedded?: boolean
}

/** The whole page. It accepts drops and pastes anywhere. It renders once; its parts subscribe to what changes. */
export function App({ isEmbedded = false }: AppProps) {
  useDropsAndPastes()
  useKeys()
  if (isEmbedded) return <Embed />
  return (
    <>
      <SkipLink />
      <Boundary>
        <Header />
      </Boundary>
      <Main>
        <Views />
        <Panel />
      </Main>
      <FirstDialogs />
      <Help />
      <Printing />
    </>
  )
}

function Help() {
  const isOpen = useStage((stage) => stage.isHelpOpen)
  const set = useStage((stage) => stage.set)
  return isOpen && <KeyboardHelp onClose={() => set({ isHelpOpen: false })} />
}
