import type { Rival } from '../engine/backends/readyFirst.ts'
import type { BackendChoice } from '../types.ts'
import type { Trial } from '../worker/explainer/trial.ts'

// Which of two engines goes on with a network: the processor's (wasm), which answers first, or WebGL.

/** Best milliseconds of both for the test pictures. */
export interface Verdict {
  wasm: number
  webgl: number
  /** True if the graphics processor gave other numbers. */
  differs?: true
}

/** The trials of both engines, of the same pictures in the same order. */
export interface Trials {
  wasm: readonly Trial[]
  webgl: readonly Trial[]
}

/** How many test pictures each engine gets at most. */
const MOST_TRIALS = 3

/** After two pictures, an engine that takes this many times as long has lost. */
const CLEARLY = 2

/** The largest difference of two logits, over the largest of them: far above rounding, far below a wrong shader. */
const TOLERANCE = 1e-3

/** True if another trial of each would change nothing. */
export function isDecided({ wasm, webgl }: Trials): boolean {
  const count = Math.min(wasm.length, webgl.length)
  if (count >= MOST_TRIALS || (count > 0 && differ({ wasm, webgl }))) return true
  const [one, other] = [best(wasm), best(webgl)]
  return count >= 2 && Math.max(one, other) > CLEARLY * Math.min(one, other)
}

/** What the trials say. */
export const verdictOf = (trials: Trials): Verdict => ({
  wasm: toPrecision(best(trials.wasm)),
  webgl: toPrecision(best(trials.webgl)),
  ...(differ(trials) && { differs: true }),
})

/** The engine that goes on, and why. At the same time, it is the one that needs no graphics processor. */
export function choiceOf({ wasm, webgl, differs }: Verdict, { name }: Rival): BackendChoice {
  if (differs) return { id: 'wasm', reason: { code: 'gpuDiffers', parameters: { name } } }
  const because = (ms: number, other: 'wasm' | 'webgl', otherMs: number) =>
    ({ code: 'fasterHere', parameters: { ms, other, otherMs } }) as const
  return webgl < wasm
    ? { id: 'webgl', reason: because(webgl, 'wasm', wasm) }
    : { id: 'wasm', reason: because(wasm, 'webgl', webgl) }
}

const best = (trials: readonly Trial[]) => Math.min(...trials.map(({ ms }) => ms))

/** The magnitude is that over all pictures: a network with one output may be near zero for one of them. */
function differ({ wasm, webgl }: Trials): boolean {
  let largest = 0
  let difference = 0
  for (const [index, { logits }] of webgl.entries()) {
    const expected = wasm[index]?.logits
    if (!expected) continue
    if (expected.length !== logits.length) return true
    for (const [at, value] of expected.entries()) {
      largest = Math.max(largest, Math.abs(value))
      // NaN differs, too.
      const off = Math.abs(value - (logits[at] as number))
      difference = off <= difference ? difference : off
    }
  }
  return !(difference <= TOLERANCE * largest)
}

const toPrecision = (ms: number) => (ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms))

/** The version of the stored form; others are not read. */
const VERSION = 1

/** As many networks as are remembered: the newest. */
const MOST_NETWORKS = 50

/**
 * The text under which verdicts hold: they are about one browser, one driver, one version of the engines, and the
 * threads that a page may have.
 */
export const deviceKey = (page: readonly unknown[], { renderer }: Rival): string =>
  JSON.stringify([VERSION, ...page, renderer])

/** The stored verdicts by the SHA-256 of their networks; none if they are about another device. */
export function readVerdicts(text: string | null, device: string): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>()
  try {
    const stored: unknown = JSON.parse(text ?? 'null')
    if (!isRecord(stored) || stored.device !== device || !Array.isArray(stored.verdicts)) return verdicts
    for (const one of stored.verdicts.slice(-MOST_NETWORKS)) {
      if (!isRecord(one)) continue
      const { network, wasm, webgl, differs } = one
      if (typeof network !== 'string' || !isTime(wasm) || !isTime(webgl)) continue
      verdicts.set(network, { wasm, webgl, ...(differs === true && { differs }) })
    }
  } catch {
    // Something else wrote it.
  }
  return verdicts
}

/** The text with one more verdict, which replaces an older one of the network. */
export function withVerdict(text: string | null, device: string, network: string, verdict: Verdict): string {
  const verdicts = readVerdicts(text, device)
  verdicts.delete(network)
  verdicts.set(network, verdict)
  const kept = [...verdicts].slice(-MOST_NETWORKS)
  return JSON.stringify({ device, verdicts: kept.map(([of, one]) => ({ network: of, ...one })) })
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0
