import { useDeferredValue } from 'react'
import { part } from '../parts/part.tsx'
import { useMayAsk } from '../useAnswered.ts'
import { useClasses } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import './search.css'

const ClassSearch = part(() => import('./ClassSearch.tsx'), { waiting: <Closed /> })

/** The search for a class. The first answer does not wait for its file. */
export function Search() {
  return useMayAsk() ? <ClassSearch /> : <Closed />
}

/** What the search looks like while there is nothing to search for. */
function Closed() {
  const { stage, settings } = useWords()
  const classes = useDeferredValue(useClasses())
  const { label } = settings.classAsked
  return (
    <div className="search">
      <span>{label}</span>
      <div className="search-field">
        <input
          aria-label={label}
          className="field"
          role="combobox"
          aria-expanded={false}
          placeholder={classes.length > 0 ? stage.searchClasses(classes.length) : undefined}
          disabled
        />
        <button type="button" className="search-open" aria-label={stage.showClasses} tabIndex={-1} disabled>
          ▾
        </button>
      </div>
    </div>
  )
}
