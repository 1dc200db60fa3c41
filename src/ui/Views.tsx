import { lazy, Suspense, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { Engine } from './Engine.tsx'
import { Film } from './film/Film.tsx'
import { Samples } from './Samples.tsx'
import { Stage } from './stage/Stage.tsx'
import { useWords } from './useWords.ts'

const ChannelWall = lazy(() => import('./channels/ChannelWall.tsx'))
const Walkthrough = lazy(() => import('./walkthrough/Walkthrough.tsx'))

const views = ['picture', 'channels', 'walkthrough'] as const
type ViewId = (typeof views)[number]

/** The ways to look at an answer: the heat over the picture, all channels of the layer, or every step with its numbers. */
export function Views({ isOver }: { isOver: boolean }) {
  const { page } = useWords()
  const [view, setView] = useState<ViewId>('picture')
  return (
    <Tabs className="views" selectedKey={view} onSelectionChange={(key) => setView(key as ViewId)}>
      <TabList className="tabs" aria-label={page.views}>
        {views.map((id) => (
          <Tab key={id} id={id} className="tab">
            {page[id]}
          </Tab>
        ))}
      </TabList>
      <TabPanel id="picture" className="viewer">
        <Stage isOver={isOver} />
        <Film />
        <div className="strip">
          <Samples />
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
          {page.dropHere}
        </div>
      )}
    </Tabs>
  )
}
