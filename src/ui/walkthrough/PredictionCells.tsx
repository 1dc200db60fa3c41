import { use } from 'react'
import { classCode, kindOf, predictionCode, scoreFormula } from '../../export/stepCode.ts'
import { float32Text, probabilityText } from '../parts/float32Text.ts'
import { readable } from '../parts/readable.ts'
import { shareOf, sureText } from '../parts/sureText.ts'
import { useWalkthroughWords, useWords } from '../useWords.ts'
import { Beside } from './Beside.tsx'
import { Cell } from './Cell.tsx'
import { Numbers } from './Numbers.tsx'
import { PresentedContext } from './steps.ts'
import type { Walk } from './walk.ts'

/** The predictions, and which of the classes is explained. */
export function PredictionCells({ photo, outcome: { predictions, explanation }, model }: Walk) {
  const { formats, view } = useWords()
  const { prediction, theClass, against } = useWalkthroughWords()
  const { isPlain } = use(PresentedContext)
  const { classIndex, score, evidence } = explanation
  const [wnid, label] = model.classes[classIndex] ?? ['', '']
  const first = predictions[0]
  const kind = kindOf(model)
  const listed = predictions
    .slice(0, 3)
    .map((one) => `('${one.wnid}', '${one.label}', ${float32Text(one.probability)})`)
    .join(',\n            ')
  const classes = model.classes.length
  const largest = predictions.map(
    ({ classIndex, probability, logit }) =>
      `(${classIndex}, ${float32Text(Number.isNaN(probability) ? logit : probability)})`,
  )
  const printed = {
    softmax: `[${listed}]`,
    sigmoid: float32Text(predictions.find(({ classIndex }) => classIndex === 1)?.probability ?? Number.NaN),
    'multi-label': `[${largest.slice(0, 3).join(', ')}]`,
    values: `[${largest.slice(0, 3).join(', ')}]`,
  }[kind]
  const said = {
    softmax: { formula: prediction.formula(classes), text: prediction.text(classes) },
    sigmoid: prediction.sigmoid,
    'multi-label': { formula: prediction.multiLabel.formula(classes), text: prediction.multiLabel.text(classes) },
    values: { formula: prediction.values.formula(classes), text: prediction.values.text },
  }[kind]
  return (
    <>
      <Cell number={3} title={prediction.title} formula={said.formula} code={predictionCode(model)}>
        <p>{said.text}</p>
        {!isPlain && <pre className="printed">{`Predicted: ${printed}`}</pre>}
        <div className="beside">
          <Beside photo={photo} />
          <ol className="bars">
            {predictions.slice(0, 3).map((one) => (
              <li key={one.classIndex}>
                <span lang="en">{readable(one.label)}</span>
                <span className="bar" aria-hidden="true">
                  <span style={{ inlineSize: `${shareOf(one, first?.logit ?? 0) * 100}%` }} />
                </span>
                <span>{sureText(one, formats)}</span>
              </li>
            ))}
          </ol>
        </div>
      </Cell>
      <Cell
        number={4}
        title={theClass.title}
        formula={scoreFormula(model, classIndex, score === 'probability')}
        code={classCode(model, classIndex, first?.classIndex)}
      >
        <p>{evidence === 'against' ? against.theClass : theClass.text}</p>
        <div className="beside">
          <Beside photo={photo} />
          <Numbers
            rows={[
              [theClass.index, classIndex],
              [theClass.name, [wnid, readable(label)].filter((text) => text !== '').join(', ')],
              ...(kind === 'values'
                ? [[theClass.value, float32Text(explanation.logit)] as const]
                : [
                    [theClass.probability, probabilityText(explanation.probability, view.tooSmall)] as const,
                    [theClass.logit, float32Text(explanation.logit)] as const,
                  ]),
            ]}
          />
        </div>
      </Cell>
    </>
  )
}
