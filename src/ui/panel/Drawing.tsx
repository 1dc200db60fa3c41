import { useDeferredValue, useState } from 'react'
import type { ScoreId } from '../../types.ts'
import { Menu } from '../parts/Menu.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'

/** Where the page is narrow, as in the style sheets: then it begins folded. */
const NARROW = '(width <= 53.6em), (height < 21em)'

/** How it is asked, and what is drawn beside the heat. As set at first, the picture is the notebook's. */
export function Drawing() {
  // One by one, so that a slider does not draw the lists anew.
  const score = useApp(({ settings }) => settings.score)
  const layer = useApp(({ settings }) => settings.layer)
  const method = useApp(({ settings }) => settings.method)
  const evidence = useApp(({ settings }) => settings.evidence)
  const showsRegion = useApp(({ settings }) => settings.showsRegion)
  // Long lists, drawn when there is time.
  const engine = useDeferredValue(useApp((state) => state.engine))
  const change = useApp((state) => state.change)
  const { stage, view } = useWords()
  const [isOpen] = useState(() => !matchMedia(NARROW).matches)
  return (
    <details className="section fold" open={isOpen}>
      <summary>
        <h2>{view.asked}</h2>
      </summary>
      <label className="check">
        <input
          type="checkbox"
          checked={showsRegion}
          onChange={(event) => void change({ showsRegion: event.target.checked })}
        />
        {view.region}
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={evidence === 'against'}
          onChange={(event) => void change({ evidence: event.target.checked ? 'against' : 'for' })}
        />
        {view.evidence}
        <span className="note">{view.evidenceHint}</span>
      </label>
      <div className="menus">
        <Menu<ScoreId>
          label={stage.score}
          options={{ probability: stage.probability, logit: stage.logit }}
          value={score}
          onChange={(value) => void change({ score: value })}
        />
        {engine && (
          <>
            <Menu
              label={stage.layer}
              options={Object.fromEntries(engine.model.layers.map((name) => [name, name]))}
              value={layer ?? engine.model.targetLayer}
              onChange={(value) => void change({ layer: value })}
            />
            <Menu
              label={stage.method}
              options={Object.fromEntries(engine.methods.map(({ id, label }) => [id, label]))}
              value={method}
              onChange={(value) => void change({ method: value })}
            />
          </>
        )}
      </div>
    </details>
  )
}
