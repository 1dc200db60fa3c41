import { useMemo } from 'react'
import type { Outcome } from '../../export/savedData.ts'
import { findSpots } from '../../image/heat/spots.ts'
import type { ModelInfo } from '../../types.ts'
import { labelOf } from '../parts/readable.ts'
import { sureText } from '../parts/sureText.ts'
import { verdictOf } from '../parts/verdict.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'

interface WhereProps {
  outcome: Outcome
  model: ModelInfo
}

/** Where the heat is, and whether the map is unfinished, or one is being made: “It looked mostly at one spot, upper left, 9% of the picture.” */
export default function Where(props: WhereProps) {
  const { methods } = useLazyWords()
  const { formats } = useWords()
  const { where } = useLazyWords()
  const said = useSpots(props)
  const isComing = useApp(
    ({ explaining, shown }) => explaining?.soFar !== undefined && explaining.pictureId === shown?.pictureId,
  )
  const { unfinished } = props.outcome.explanation
  // What is on the picture is not what this outcome says.
  if (isComing) return where.unfinished
  return unfinished
    ? methods.unfinished(Math.floor(unfinished.done), unfinished.total) + formats.sentenceGap + said
    : said
}

/** A picture of fewer pixels than this a side has no places. */
const FEWEST = 8

function useSpots({ outcome: { image, predictions, explanation }, model }: WhereProps): string {
  const { stage, formats } = useWords()
  const { where } = useLazyWords()
  const { heatmap, classIndex, evidence, empty, isBaseline, isClassFree } = explanation
  const found = useMemo(() => findSpots(heatmap), [heatmap])
  const name = labelOf(classIndex, model.classes, stage.unnamedClass)
  if (isBaseline || Math.max(image.width, image.height) < FEWEST) return ''
  if (empty) return evidence === 'for' ? where.nothingFor(name) : where.nothingAgainst(name)
  if (evidence === 'against') return where.against(name, found)
  if (isClassFree) return where.looked(found)
  // Of several names, the map is for one.
  const isNamed = predictions[0]?.classIndex === classIndex && verdictOf(predictions, model) !== 'together'
  return isNamed ? where.looked(found) : where.lookedFor(`${name} (${sureText(explanation, formats)})`, found)
}
