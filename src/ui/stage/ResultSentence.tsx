import type { Outcome } from '../../export/savedData.ts'
import type { ModelInfo, Prediction } from '../../types.ts'
import { fill } from '../parts/fill.tsx'
import { part } from '../parts/part.tsx'
import { readable } from '../parts/readable.ts'
import { sureText } from '../parts/sureText.ts'
import { verdictOf } from '../parts/verdict.ts'
import { useAnswered } from '../useAnswered.ts'
import { useWords } from '../useWords.ts'

/** It comes after the first answer. Until then nothing takes its place: the heat is drawn, and nobody waits for it. */
const Where = part(() => import('../where/Where.tsx'))

/**
 * The result in one or two calm sentences: “VGG16 says fox squirrel (92%). It looked mostly at one spot, upper left, 9%
 * of the picture.”
 */
export function ResultSentence({ outcome, model }: { outcome: Outcome; model: ModelInfo }) {
  const { formats } = useWords()
  // The first answer does not wait for its file.
  const hasAnswered = useAnswered()
  if (!outcome.predictions[0]) return null
  return (
    <>
      <PredictionSentence predictions={outcome.predictions} model={model} />
      {formats.sentenceGap}
      <span className="said-where">{hasAnswered && <Where outcome={outcome} model={model} />}</span>
    </>
  )
}

/**
 * The first of the two sentences, which is known a moment earlier: “VGG16 says fox squirrel (92%).” A network whose
 * calibration is known may name three, or say that it is not sure; of any other one it is said if its classes are alike.
 */
export function PredictionSentence({ predictions, model }: { predictions: readonly Prediction[]; model: ModelInfo }) {
  const { view, formats, names } = useWords()
  const [first, second, third] = predictions
  if (!first) return null
  const verdict = verdictOf(predictions, model)
  const name = ({ label }: Prediction) => <span lang="en">{readable(label)}</span>
  const title = names.inSentence(model.name)
  if (verdict === 'together' && second && third)
    return fill(view.saysOneOf, { model: title, first: name(first), second: name(second), third: name(third) })
  const says = (verdict === 'unsure' && view.isUnsure) || (verdict === 'alike' && view.cannotDecide) || view.says
  return fill(says, {
    ...{ model: title, label: name(first) },
    sure: <span className="nowrap">({sureText(first, formats)})</span>,
  })
}
