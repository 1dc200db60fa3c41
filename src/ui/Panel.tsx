import { Actions } from './Actions.tsx'
import { Channels } from './Channels.tsx'
import { Drawing } from './Drawing.tsx'
import { Later } from './Later.tsx'
import { Notices } from './Notices.tsx'
import { Predictions } from './Predictions.tsx'
import { Status } from './Status.tsx'
import { ClassSearch } from './search/ClassSearch.tsx'
import { useWords } from './useWords.ts'

/** Everything beside the picture: what the network sees, where it looked, how it is drawn. */
export default function Panel() {
  const { page } = useWords()
  return (
    <aside className="panel" aria-label={page.answer}>
      <div className="panel-scroll">
        <Status />
        <Notices />
        <Predictions />
        <Later room="4.1rem">
          <ClassSearch />
        </Later>
        <Channels />
        <Later room="14rem" steps={2}>
          <Drawing />
        </Later>
      </div>
      <Actions />
    </aside>
  )
}
