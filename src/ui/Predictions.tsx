import { Button } from 'react-aria-components'
import { useApp } from './useApp.ts'
import { useLastOutcome } from './useLastOutcome.ts'
import { float32Text, percent, readable } from './words.ts'

/** How many of the predictions are listed. */
const TOP = 3

/** The most probable classes, as buttons: a click explains that class, from the kept forward pass. */
export function Predictions() {
  const { outcome, isCurrent } = useLastOutcome()
  const predictions = outcome?.predictions
  const explained = outcome?.explanation.classIndex
  const explainClass = useApp((state) => state.explainClass)
  return (
    <section className="section" aria-busy={!!outcome && !isCurrent}>
      <h2>What it sees</h2>
      <ol className="predictions" aria-label="Predictions">
        {predictions?.slice(0, TOP).map(({ classIndex, wnid, label, probability }) => (
          <li key={classIndex}>
            <Button
              className="prediction"
              aria-pressed={classIndex === explained}
              isDisabled={!isCurrent}
              onPress={() => void explainClass(classIndex)}
            >
              <span className="prediction-mark" aria-hidden="true" />
              <span className="prediction-label">{readable(label)}</span>
              <span className="prediction-value">{percent(probability)}</span>
              <span className="prediction-id">{`${wnid} · ${float32Text(probability)}`}</span>
              <span className="prediction-bar" aria-hidden="true">
                <span style={{ inlineSize: `${probability * 100}%` }} />
              </span>
            </Button>
          </li>
        ))}
      </ol>
      {!predictions && <p className="reserved">The three most probable classes will stand here.</p>}
    </section>
  )
}
