import type { Preprocessing } from '../../types.ts'
import type { LazyWords } from '../../words/en/lazy.ts'

/** A preprocessing in one line: “224 × 224, nearest, stretch, BGR, caffe”. */
export function preprocessingText(words: LazyWords['preprocessing'], of: Preprocessing): string {
  const isSmoothed = of.antialias && (of.resize === 'bilinear' || of.resize === 'bicubic')
  const numbers = (values: readonly number[] = []) =>
    values.map((value) => String(Number(value.toPrecision(6)))).join('; ')
  const parts = [
    `${of.width} × ${of.height}`,
    isSmoothed ? `${words.resizeNames[of.resize]} (${words.antialiased})` : words.resizeNames[of.resize],
    of.fit === 'short-side'
      ? `${words.fitNames[of.fit]} (${of.shortSide ?? Math.max(of.height, of.width)})`
      : words.fitNames[of.fit],
    words.channelNames[of.channels],
    of.values === 'custom'
      ? `(x − ${numbers(of.mean ?? [0])}) × ${numbers(of.scale ?? [1])}`
      : words.valueNames[of.values],
  ]
  return parts.join(', ')
}
