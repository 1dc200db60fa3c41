import { useState } from 'react'
import type { AppState } from '../../state/appState.ts'
import { Film } from '../film/Film.tsx'
import { DropHere } from '../first/DropHere.tsx'
import { PictureSources } from '../first/PictureSources.tsx'
import { Samples } from '../first/Samples.tsx'
import { Engine } from '../panel/Engine.tsx'
import { Boundary } from '../parts/Boundary.tsx'
import { part } from '../parts/part.tsx'
import { TabList, TabPanel } from '../parts/Tabs.tsx'
import { Stage } from '../stage/Stage.tsx'
import { useDeferredApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import './page.css'

const ChannelWall = part(() => import('../channels/ChannelWall.tsx'))
const Walkthrough = part(() => import('../walkthrough/Walkthrough.tsx'))

type ViewId = 'picture' | 'channels' | 'walkthrough'

/** The views of an answer: the heatmap over the picture, all channels of the layer, or every step with its numbers. */
export function Views() {
  const { page } = useWords()
  const [view, setView] = useState<ViewId>('picture')
  return (
    <div className="views">
      <TabList<ViewId>
        label={page.views}
        tabs={{ picture: page.picture, channels: page.channels, walkthrough: page.walkthrough }}
        selected={view}
        onSelect={setView}
      />
      <TabPanel id="picture" className="viewer" isSelected={view === 'picture'}>
        <Boundary frame="stage">
          <Stage />
        </Boundary>
        <Film />
        <div className="strip">
          <Boundary>
            <Samples />
            <DeferredSources />
            <Engine />
          </Boundary>
        </div>
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

/** Before the first picture, the invitation has them. */
function DeferredSources() {
  return useDeferredApp(hasPicture) && <PictureSources />
}
