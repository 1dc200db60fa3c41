import { Actions } from './Actions.tsx'
import { Channels } from './Channels.tsx'
import { ClassSearch } from './ClassSearch.tsx'
import { Drawing } from './Drawing.tsx'
import { Notices } from './Notices.tsx'
import { Pictures } from './Pictures.tsx'
import { Predictions } from './Predictions.tsx'
import { Status } from './Status.tsx'

/** Everything beside the picture: what the network sees, where it looked, how it is drawn. */
export function Panel() {
  return (
    <aside className="panel" aria-label="Answer">
      <div className="panel-scroll">
        <Status />
        <Notices />
        <Predictions />
        <ClassSearch />
        <Channels />
        <Drawing />
        <Pictures />
      </div>
      <Actions />
    </aside>
  )
}
