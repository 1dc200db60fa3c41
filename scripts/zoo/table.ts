import type { Distances } from './distances.ts'
import { type FormResult, formNames } from './forms.ts'

/** What came of an .onnx: how far it is, how it was refused here, or why PyTorch exports none. */
export type OnnxResult = (Distances & { back?: Distances }) | { miss: string } | { refused: string }

/** What a run found of one network. */
export interface Result {
  network: string
  parameters: number
  forms: Record<string, FormResult>
  /** TensorFlow's own float32. */
  float32: Distances
  cpu?: Distances
  /** The CPU engine's way back alone, from its own outputs. */
  back?: Distances
  /** In float64, where the CPU engine's float32 is far off. */
  exact?: Distances
  /** Of the built page on WebGL. */
  webgl?: Distances
  /** The same with PyTorch's .onnx. */
  webglOnnx?: Distances
  /** By exporter. */
  onnx?: Readonly<Record<string, OnnxResult>>
}

/** Shares of the largest magnitude that count as the same. */
const LIMITS = { logits: 1e-4, channelWeights: 1e-3, map: 1e-3 } as const

/** Where float32 itself is far off, because a ReLU's input is on another side of its kink: so many times as far. */
const TIMES = 2

const wordOf = (result: FormResult | undefined) => {
  if (result === 'same') return 'yes'
  return result === undefined || result === 'none' ? '–' : '**no**'
}

const worst = ({ layers }: Distances, key: 'channelWeights' | 'map') =>
  Math.max(0, ...Object.values(layers).map((layer) => layer[key]))

const number = (value: number, limit: number) => {
  const text = value === 0 ? '0' : value.toExponential(0)
  return value < limit ? text : `**${text}**`
}

/** Three columns; without limits for TensorFlow's own. */
export function columnsOf(found: Distances | undefined, own?: Distances): string[] {
  if (!found) return ['–', '–', '–']
  const limit = (most: number, ofTensorFlow: number | undefined) =>
    own && ofTensorFlow !== undefined ? Math.max(most, TIMES * ofTensorFlow) : Number.POSITIVE_INFINITY
  const [weights, map] = [worst(found, 'channelWeights'), worst(found, 'map')]
  return [
    number(found.logits, limit(LIMITS.logits, own?.logits)),
    number(weights, limit(LIMITS.channelWeights, own && worst(own, 'channelWeights'))),
    number(map, limit(LIMITS.map, own && worst(own, 'map'))),
  ]
}

/** Exact answers have no excuse. */
const exactly: Distances = { logits: 0, layers: {} }

/** True where maps are further off than the limit, be it by float32's own doing. */
export const isFar = (found: Distances): boolean => columnsOf(found, exactly).some((text) => text.includes('*'))

/** True where it is further off than float32 alone tells. */
export const isOff = (found: Distances, float32: Distances): boolean => isMiss(columnsOf(found, float32))

/** Two columns: of the way back alone, which rounding is no excuse for. */
const wayBackOf = (back: Distances | undefined) => columnsOf(back, exactly).slice(1)

const isMiss = (columns: readonly string[]) => columns.some((text) => text.includes('*'))

/**
 * What is wrong with a network, a line each. Where the CPU engine's way back is right and its logits are, it only
 * rounded values to the other side of a kink on the way forward, other ones than TensorFlow did.
 */
export function missesOf({ network, forms, float32, cpu, back, exact, onnx = {}, ...of }: Result): string[] {
  const ofForms = Object.entries(forms).flatMap(([form, result]) =>
    typeof result === 'object' ? [`${network}, ${form}: ${result.miss}`] : [],
  )
  const ways = back ? wayBackOf(back) : []
  const isRounding = back !== undefined && !isMiss(ways)
  const engines = { CPU: cpu, float64: exact, WebGL: of.webgl, 'WebGL, .onnx': of.webglOnnx }
  const ofAnswers = Object.entries(engines).flatMap(([engine, found]) => {
    const columns = columnsOf(found, engine === 'float64' ? exactly : float32)
    const counted = engine === 'CPU' && isRounding ? columns.slice(0, 1) : columns
    return isMiss(counted) ? [`${network}, ${engine}: ${columns.join(', ')}`] : []
  })
  const ofOnnx = Object.entries(onnx).flatMap(([exporter, found]) => {
    if ('refused' in found) return []
    if ('miss' in found) return [`${network}, ${exporter} exporter: ${found.miss}`]
    const columns = columnsOf(found, float32)
    const counted = found.back && !isMiss(wayBackOf(found.back)) ? columns.slice(0, 1) : columns
    return isMiss(counted) ? [`${network}, ${exporter} exporter: ${columns.join(', ')}`] : []
  })
  const ofWayBack = isMiss(ways) ? [`${network}, the way back: ${ways.join(', ')}`] : []
  return [...ofForms, ...ofAnswers, ...ofOnnx, ...ofWayBack]
}

/** The table of docs/networks.md, with what missed below. */
export function toTable(results: readonly Result[]): string {
  const hasWebgl = results.some(({ webgl }) => webgl)
  const engines = ['TensorFlow float32', 'CPU', 'float64', ...(hasWebgl ? ['WebGL'] : [])]
  const head = [
    'network',
    'million weights',
    ...formNames,
    ...engines.flatMap((engine) => [
      ...[`${engine}: logits`, 'channel weights', 'map'],
      ...(engine === 'CPU' ? ['way back alone: channel weights', 'map'] : []),
    ]),
  ]
  const rows = results.map(({ network, parameters, forms, float32, cpu, back, exact, webgl }) => [
    network,
    (parameters / 1e6).toFixed(1),
    ...formNames.map((form) => wordOf(forms[form])),
    ...columnsOf(float32),
    ...columnsOf(cpu, float32),
    ...wayBackOf(back),
    ...columnsOf(exact, exactly),
    ...(hasWebgl ? columnsOf(webgl, float32) : []),
  ])
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const misses = results.flatMap(missesOf)
  return [
    ...[line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line), ''],
    ...(misses.length > 0 ? misses.map((miss) => `- ${miss}`) : ['No misses.']),
  ].join('\n')
}
