import type { Distances } from './answers.ts'
import { type FormResult, formNames } from './forms.ts'

/** What a run found of one network. */
export interface Result {
  network: string
  parameters: number
  forms: Record<string, FormResult>
  cpu?: Distances
  webgl?: Distances
}

/** Shares of the largest magnitude that count as the same. */
const LIMITS = { logits: 1e-4, channelWeights: 1e-3, map: 1e-3 } as const

const wordOf = (result: FormResult | undefined) => {
  if (result === 'same') return 'yes'
  return result === undefined || result === 'none' ? '–' : '**no**'
}

const worst = ({ layers }: Distances, key: 'channelWeights' | 'map') =>
  Math.max(...Object.values(layers).map((layer) => layer[key]))

const number = (value: number, limit: number) => {
  const text = value === 0 ? '0' : value.toExponential(0)
  return value < limit ? text : `**${text}**`
}

const distances = (found: Distances | undefined) =>
  found
    ? [
        number(found.logits, LIMITS.logits),
        number(worst(found, 'channelWeights'), LIMITS.channelWeights),
        number(worst(found, 'map'), LIMITS.map),
      ]
    : ['–', '–', '–']

/** What is wrong with a network, a line each. */
export function missesOf({ network, forms, cpu, webgl }: Result): string[] {
  const ofForms = Object.entries(forms).flatMap(([form, result]) =>
    typeof result === 'object' ? [`${network}, ${form}: ${result.miss}`] : [],
  )
  const ofAnswers = Object.entries({ CPU: cpu, WebGL: webgl }).flatMap(([engine, found]) => {
    if (!found) return []
    const logits = found.logits < LIMITS.logits ? [] : [`${network}, ${engine}: logits ${found.logits.toExponential(1)}`]
    const layers = Object.entries(found.layers).flatMap(([layer, { channelWeights, map }]) =>
      channelWeights < LIMITS.channelWeights && map < LIMITS.map
        ? []
        : [
            `${network}, ${engine}, ${layer}: channel weights ${channelWeights.toExponential(1)}, map ${map.toExponential(1)}`,
          ],
    )
    return [...logits, ...layers]
  })
  return [...ofForms, ...ofAnswers]
}

/** The table of docs/networks.md, with what missed below. */
export function toTable(results: readonly Result[]): string {
  const hasWebgl = results.some(({ webgl }) => webgl)
  const engines = hasWebgl ? ['CPU', 'WebGL'] : ['CPU']
  const head = [
    'network',
    'million weights',
    ...formNames,
    ...engines.flatMap((engine) => [`${engine}: logits`, 'channel weights', 'map']),
  ]
  const rows = results.map(({ network, parameters, forms, cpu, webgl }) => [
    network,
    (parameters / 1e6).toFixed(1),
    ...formNames.map((form) => wordOf(forms[form])),
    ...distances(cpu),
    ...(hasWebgl ? distances(webgl) : []),
  ])
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const misses = results.flatMap(missesOf)
  return [
    ...[line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line), ''],
    ...(misses.length > 0 ? misses.map((miss) => `- ${miss}`) : ['No misses.']),
  ].join('\n')
}
