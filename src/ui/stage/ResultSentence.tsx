import type { Outcome } from '../../export/savedData.ts'
import { placeOf } from '../../image/heat/placeOf.ts'
import type { ModelInfo, Prediction } from '../../types.ts'
import { fill } from '../parts/fill.tsx'
import { labelOf, readable } from '../parts/readable.ts'
import { sureText } from '../parts/sureText.ts'
import { verdictOf } from '../parts/verdict.ts'
import { useWords } from '../useWords.ts'

/** The result in one or two calm sentences: “VGG16 says fox squirrel (92%). It looked at the middle of the picture.” */
export function ResultSentence({
  outcome: { predictions, explanation },
  model,
}: {
  outcome: Outcome
  model: ModelInfo
}) {
  const { stage, view, formats } = useWords()
  const [first] = predictions
  if (!first) return null
  const isFirst = first.classIndex === explanation.classIndex
  const name = labelOf(explanation.classIndex, model.classes, stage.unnamedClass)
  const about = `${name} (${sureText(explanation, formats)})`
  const place = placeOf(explanation.heatmap)
  const where = () => {
    const isFor = explanation.evidence === 'for'
    if (explanation.empty) return isFor ? view.nothingFor(name) : view.nothingAgainst(name)
    if (!isFor) return view.against(name, place)
    // Of several names, the map is for one.
    const isNamed = isFirst && verdictOf(predictions, model) !== 'together'
    return isNamed ? view.looked(place) : view.lookedFor(about, place)
  }
  return (
    <>
      <PredictionSentence predictions={predictions} model={model} />
      {formats.sentenceGap}
      <span className="said-where">{where()}</span>
    </>
  )
}

/**
 * The first of the two sentences, which is known a moment earlier: “VGG16 says fox squirrel (92%).” A network whose
 * calibration is known may name three, or say that it is not sure.
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
  return fill(verdict === 'unsure' ? view.isUnsure : view.says, {
    ...{ model: title, label: name(first) },
    sure: <span className="nowrap">({sureText(first, formats)})</span>,
  })
}
