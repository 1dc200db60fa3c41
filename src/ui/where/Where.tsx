import { useMemo } from 'react'
import type { Outcome } from '../../export/savedData.ts'
import { findSpots } from '../../image/heat/spots.ts'
import type { ModelInfo } from '../../types.ts'
import { labelOf } from '../parts/readable.ts'
import { sureText } from '../parts/sureText.ts'
import { verdictOf } from '../parts/verdict.ts'
import { useLazyWords, useWords } from '../useWords.ts'

/** Where the heat is: “It looked mostly at one spot, upper left, 9% of the picture.” */
export default function Where({
  outcome: { predictions, explanation },
  model,
}: {
  outcome: Outcome
  model: ModelInfo
}) {
  const { stage, formats } = useWords()
  const { where } = useLazyWords()
  const { heatmap, classIndex, evidence, empty } = explanation
  const found = useMemo(() => findSpots(heatmap), [heatmap])
  const name = labelOf(classIndex, model.classes, stage.unnamedClass)
  if (empty) return evidence === 'for' ? where.nothingFor(name) : where.nothingAgainst(name)
  if (evidence === 'against') return where.against(name, found)
  // Of several names, the map is for one.
  const isNamed = predictions[0]?.classIndex === classIndex && verdictOf(predictions, model) !== 'together'
  return isNamed ? where.looked(found) : where.lookedFor(`${name} (${sureText(explanation, formats)})`, found)
}
