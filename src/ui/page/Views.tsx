import type { AppState, ViewId } from '../../state/appState.ts'
import { Film } from '../film/Film.tsx'
import { DropHere } from '../first/DropHere.tsx'
import { Samples } from '../first/Samples.tsx'
import { Boundary } from '../parts/Boundary.tsx'
import { part } from '../parts/part.tsx'
import { TabList, TabPanel } from '../parts/Tabs.tsx'
import { Stage } from '../stage/Stage.tsx'
import { useAnswered } from '../useAnswered.ts'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import './page.css'

const More = part(() => import('../first/More.tsx'))
const ChannelWall = part(() => import('../channels/ChannelWall.tsx'))
const Walkthrough = part(() => import('../walkthrough/Walkthrough.tsx'))

/** The views of an answer. Back and Forward go through them, too. */
export function Views() {
  const { page } = useWords()
  const view = useApp((state) => state.view)
  const see = useApp((state) => state.see)
  return (
    <div className="views">
      <div className="tab-row">
        <TabList<ViewId>
          label={page.views}
          tabs={{ picture: page.picture, channels: page.channels, walkthrough: page.walkthrough }}
          selected={view}
          onSelect={see}
        />
        <Folded />
      </div>
      <TabPanel id="picture" className="viewer" isSelected={view === 'picture'}>
        <Boundary frame="stage">
          <Stage />
        </Boundary>
        <Film />
        <FirstSamples />
      </TabPanel>
      <TabPanel id="channels" className="view" isSelected={view === 'channels'}>
        <ChannelWall />
      </TabPanel>
      <TabPanel id="walkthrough" className="view" isSelected={view === 'walkthrough'}>
        <Walkthrough />
      </TabPanel>
      {view !== 'picture' && <Film />}
      {view !== 'picture' && <DropHere />}
    </div>
  )
}

const hasPicture = ({ shown }: AppState) => shown !== null

/** Samples below the invitation. */
function FirstSamples() {
  const { pictures } = useWords()
  return (
    !useApp(hasPicture) && (
      <div className="strip">
        <h2>{pictures.samples}</h2>
        <Boundary>
          <Samples />
        </Boundary>
      </div>
    )
  )
}

/** What is folded away once there is a picture. The first answer does not wait for its file. */
function Folded() {
  const isThere = useApp(hasPicture)
  return useAnswered() && isThere && <More />
}
