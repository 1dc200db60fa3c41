import { findSpots } from '../image/heat/spots.ts'
import type { Explanation, Heatmap, ModelInfo } from '../types.ts'
import { toCsv } from './csv.ts'
import type { Outcome } from './savedData.ts'

/** A picture of the table. */
export interface TableRow {
  /** The name of its file. */
  name: string
  /** Missing if it was not explained. */
  outcome?: Outcome
  /** The common part of its saved files' names; missing if it was not saved. */
  stem?: string
  /** Why there is no answer, or no file, and what to do. */
  problem?: string
}

/** Predictions with columns of their own. */
const TOP = 5

const columns = [
  ...['file', 'saved_as', 'width', 'height'],
  ...Array.from({ length: TOP }, (_, i) => [`wnid_${i + 1}`, `label_${i + 1}`, `probability_${i + 1}`]).flat(),
  ...['seen_left', 'seen_top', 'seen_width', 'seen_height'],
  ...['explained_wnid', 'explained_label', 'evidence', 'layer', 'method', 'score', 'raw_peak', 'place'],
  ...['further_layers', 'fusion', 'smoothing', 'unfinished'],
]

/**
 * The results of all pictures as a table, one line each, including failed ones. `place` is where the sentence of the
 * page says that the heat is, as named by `image/heat/spots.ts`: of two spots both, of more the largest. `seen_…` is what the network saw, in pixels of the picture. `unfinished` is the
 * share of its steps that a stopped method had done. Metrics that were asked for follow, by their ids.
 */
export function resultTable(rows: readonly TableRow[], { classes }: ModelInfo): string {
  const metrics = [...new Set(rows.flatMap(({ outcome }) => Object.keys(outcome?.metrics ?? {})))]
  const all = [...columns, ...metrics, 'problem']
  return toCsv([
    all,
    ...rows.map(({ name, outcome, stem = '', problem = '' }) => {
      if (!outcome) return all.map((column) => ({ file: name, problem })[column] ?? '')
      const { image, input, predictions, explanation } = outcome
      const { left, top, width, height } = input.crop
      const [wnid, label] = classes[explanation.classIndex] ?? ['', '']
      const { evidence, layer, method, score, heatmap } = explanation
      return [
        ...[name, stem, image.width, image.height],
        ...Array.from({ length: TOP }, (_, i) => predictions[i]).flatMap((one) =>
          one ? [one.wnid, one.label, Number.isNaN(one.probability) ? '' : one.probability] : ['', '', ''],
        ),
        ...[left, top, width, height],
        ...[wnid, label, evidence, layer, method, score, rawPeakOf(explanation), placesOf(heatmap)],
        ...howMade(explanation),
        ...metrics.map((id) => numberOr(outcome.metrics?.[id])),
        problem,
      ]
    }),
  ])
}

/** The further layers of a fused map and how they were fused, how it was smoothed, and how much of it was done. */
const howMade = ({ furtherLayers = [], fusion = 'mean', smoothing = 'none', unfinished }: Explanation) => [
  ...(furtherLayers.length > 0 ? [furtherLayers.join(' '), fusion] : ['', '']),
  ...[smoothing, unfinished ? unfinished.done / unfinished.total : ''],
]

function placesOf(map: Heatmap): string {
  const found = findSpots(map)
  if ('place' in found) return found.place
  if (found.kind === 'two') return [...new Set(found.places)].join(' ')
  return { nothing: 'nowhere', all: 'everywhere', allSeen: 'allSeen', littleSeen: 'littleSeen', many: 'many' }[
    found.kind
  ]
}

/** An empty cell for what has no value. */
const numberOr = (value = Number.NaN): number | string => (Number.isNaN(value) ? '' : value)

/** A number, or text if it underflows. */
function rawPeakOf({ rawPeak, gradientScale: [mantissa, exponent] }: Explanation): number | string {
  const value = rawPeak * mantissa
  if (exponent === 0 || value === 0) return value
  const [digits, own] = value.toExponential().split('e')
  return `${digits}e${Number(own) + exponent}`
}
