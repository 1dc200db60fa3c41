import { FirstDialogs } from '../first/FirstDialogs.tsx'
import { Main } from '../page/Main.tsx'
import { Failed, Stopped } from '../panel/Alerts.tsx'
import { Predictions } from '../panel/Predictions.tsx'
import { Status } from '../panel/Status.tsx'
import { Boundary } from '../parts/Boundary.tsx'
import { Stage } from '../stage/Stage.tsx'
import { useLazyWords, useWords } from '../useWords.ts'
import './embed.css'

/** The page for a frame in another one: the picture with its heat and the classes, and a way to the whole page. */
export default function Embed() {
  const { page } = useWords()
  const { share } = useLazyWords()
  return (
    <>
      <Main className="embed">
        <Boundary frame="stage">
          <Stage />
        </Boundary>
        <aside className="embed-panel" aria-label={page.answer}>
          <Status />
          <Stopped />
          <Failed />
          <Predictions />
          <a className="link embed-open" href={`./${location.search}`} target="_blank" rel="noopener">
            {share.openWhole}
          </a>
        </aside>
      </Main>
      <FirstDialogs />
    </>
  )
}
