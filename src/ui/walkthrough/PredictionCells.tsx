import { float32Text, percent, readable } from '../words.ts'
import { Cell } from './Cell.tsx'
import { Numbers } from './Numbers.tsx'
import type { Walk } from './walk.ts'

/** What the network says, and which of its classes is explained. */
export function PredictionCells({ outcome: { predictions, explanation }, model }: Walk) {
  const { classIndex, score } = explanation
  const [wnid, label] = model.classes[classIndex] ?? ['', '']
  const found = predictions.find((one) => one.classIndex === classIndex)
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
        title="The prediction"
        formula={`p = softmax(z), z: [${classes}] logits → p: [${classes}] probabilities that sum to 1`}
        code={`preds = model.predict(x)
print("Predicted:", decode_predictions(preds, top=3)[0])`}
      >
        <p>
          The network gives each of its {classes} classes a number, and softmax makes probabilities of them. These are
          the three largest, with the WordNet id of the class.
        </p>
        <pre className="printed">{`Predicted: [${printed}]`}</pre>
        <ol className="bars">
          {predictions.slice(0, 3).map((one) => (
            <li key={one.classIndex}>
              <span>{readable(one.label)}</span>
              <span className="bar" aria-hidden="true">
                <span style={{ inlineSize: `${one.probability * 100}%` }} />
              </span>
              <span>{percent(one.probability)}</span>
            </li>
          ))}
        </ol>
      </Cell>
      <Cell
        number={4}
        title="The class"
        formula={score === 'probability' ? `y = p[${classIndex}]` : `y = z[${classIndex}]`}
        code={`index = np.argmax(preds[0])${first && first.classIndex !== classIndex ? `  # ${first.classIndex}; explained here: ${classIndex}` : ''}
preds[0, index]`}
      >
        <p>
          The heatmap answers for one class: what in the picture speaks for it? At first that is the most probable one;
          any other can be searched for beside the picture.
        </p>
        <Numbers
          rows={[
            ['Index', classIndex],
            ['Class', `${wnid}, ${readable(label)}`],
            [
              'Probability',
              found ? float32Text(found.probability) : `less than ${float32Text(predictions.at(-1)?.probability ?? 0)}`,
            ],
            ...(found ? [['Logit', float32Text(found.logit)] as const] : []),
          ]}
        />
      </Cell>
    </>
  )
}
