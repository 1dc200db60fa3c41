import { lazy, Suspense, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { Engine } from './Engine.tsx'
import { Film } from './film/Film.tsx'
import { Ways } from './first/Ways.tsx'
import { Samples } from './Samples.tsx'
import { Stage } from './stage/Stage.tsx'
import { useApp } from './useApp.ts'

const ChannelWall = lazy(() => import('./channels/ChannelWall.tsx'))
const Walkthrough = lazy(() => import('./walkthrough/Walkthrough.tsx'))

const views = { picture: 'Picture', channels: 'Channels', walkthrough: 'Walkthrough' }
type ViewId = keyof typeof views

/** The ways to look at an answer: the heat over the picture, all channels of the layer, or every step with its numbers. */
export function Views({ isOver }: { isOver: boolean }) {
  // Before that, they are in the invitation.
  const hasPicture = useApp(({ shown }) => shown !== null)
  const [view, setView] = useState<ViewId>('picture')
  return (
    <Tabs className="views" selectedKey={view} onSelectionChange={(key) => setView(key as ViewId)}>
      <TabList className="tabs" aria-label="Views">
        {Object.entries(views).map(([id, label]) => (
          <Tab key={id} id={id} className="tab">
            {label}
          </Tab>
        ))}
      </TabList>
      <TabPanel id="picture" className="viewer">
        <Stage isOver={isOver} />
        <Film />
        <div className="strip">
          <Samples />
          {hasPicture && <Ways />}
          <Engine />
        </div>
      </TabPanel>
      <TabPanel id="channels" className="view">
        <Suspense>
          <ChannelWall />
        </Suspense>
      </TabPanel>
      <TabPanel id="walkthrough" className="view">
        <Suspense>
          <Walkthrough />
        </Suspense>
      </TabPanel>
      {view !== 'picture' && <Film />}
      {isOver && view !== 'picture' && (
        <div className="drop-here" aria-hidden="true">
          Drop to look at it
        </div>
      )}
    </Tabs>
  )
}
