import { float32Text, probabilityText } from '../parts/float32Text.ts'
import { readable } from '../parts/readable.ts'
import { useWalkthroughWords, useWords } from '../useWords.ts'
import { Cell } from './Cell.tsx'
import { Numbers } from './Numbers.tsx'
import type { Walk } from './walk.ts'

/** The predictions, and which of the classes is explained. */
export function PredictionCells({ outcome: { predictions, explanation }, model }: Walk) {
  const { formats, view } = useWords()
  const { prediction, theClass, against } = useWalkthroughWords()
  const { classIndex, score, evidence } = explanation
  const [wnid, label] = model.classes[classIndex] ?? ['', '']
  const first = predictions[0]
  const printed = predictions
    .slice(0, 3)
    .map((one) => `('${one.wnid}', '${one.label}', ${float32Text(one.probability)})`)
    .join(',\n            ')
  const classes = model.classes.length
  return (
    <>
      <Cell
        number={3}
        title={prediction.title}
        formula={prediction.formula(classes)}
        code={`preds = model.predict(x)
print("Predicted:", decode_predictions(preds, top=3)[0])`}
      >
        <p>{prediction.text(classes)}</p>
        <pre className="printed">{`Predicted: [${printed}]`}</pre>
        <ol className="bars">
          {predictions.slice(0, 3).map((one) => (
            <li key={one.classIndex}>
              <span lang="en">{readable(one.label)}</span>
              <span className="bar" aria-hidden="true">
                <span style={{ inlineSize: `${one.probability * 100}%` }} />
              </span>
              <span>{formats.percent(one.probability)}</span>
            </li>
          ))}
        </ol>
      </Cell>
      <Cell
        number={4}
        title={theClass.title}
        formula={score === 'probability' ? `y = p[${classIndex}]` : `y = z[${classIndex}]`}
        code={`index = np.argmax(preds[0])${first && first.classIndex !== classIndex ? `  # ${first.classIndex}; explained here: ${classIndex}` : ''}
preds[0, index]`}
      >
        <p>{evidence === 'against' ? against.theClass : theClass.text}</p>
        <Numbers
          rows={[
            [theClass.index, classIndex],
            [theClass.name, `${wnid}, ${readable(label)}`],
            [theClass.probability, probabilityText(explanation.probability, view.tooSmall)],
            [theClass.logit, float32Text(explanation.logit)],
          ]}
        />
      </Cell>
    </>
  )
}
