import { decode } from 'fast-png'
import { viewOf } from './bytes.ts'
import { rawBytes } from './png.ts'
import type { Piece } from './prepared.ts'
import { measure } from './zlib.ts'

/** A PNG with 16 bits a channel. */
export interface DeepPixels {
  height: number
  width: number
  /** [height, width, 4] */
  data: Uint16Array
}

/** Larger pictures are left to the browser: 16-bit samples take another 8 bytes a pixel here. */
const MOST_PIXELS = 25_000_000

/**
 * Decodes a PNG with 16 bits a channel, prepared by `preparePng`. Undefined if it is too large or damaged. Inflates no
 * more than the header promises.
 */
export async function decodeDeep(pieces: readonly Piece[]): Promise<DeepPixels | undefined> {
  const bytes = new Uint8Array(await new Blob([...pieces]).arrayBuffer())
  const header = bytes.subarray(8, 33)
  const view = viewOf(bytes)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const wanted = width * height > MOST_PIXELS ? undefined : rawBytes(header)
  if (wanted === undefined) return undefined
  const found = await measure(dataIn(bytes), wanted)
  if (found === 'less' || found === 'more') return undefined
  try {
    const { data, channels, transparency } = decode(bytes)
    return data instanceof Uint16Array ? toRgba(data, channels, transparency, height, width) : undefined
  } catch {
    return undefined
  }
}

function dataIn(png: Piece): Piece[] {
  const view = viewOf(png)
  const found: Piece[] = []
  for (let at = 8; at + 12 <= png.length; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === 0x49444154) found.push(png.subarray(at + 8, at + 8 + view.getUint32(at)))
  }
  return found
}

function toRgba(
  samples: Uint16Array,
  channels: number,
  transparent: Uint16Array | undefined,
  height: number,
  width: number,
): DeepPixels {
  const data = new Uint16Array(height * width * 4)
  const isGrey = channels < 3
  const hasAlpha = channels % 2 === 0
  const isClear = (at: number) => transparent?.every((value, c) => samples[at + c] === value) ?? false
  for (let from = 0, to = 0; to < data.length; from += channels, to += 4) {
    for (let c = 0; c < 3; c++) data[to + c] = samples[from + (isGrey ? 0 : c)] as number
    data[to + 3] = hasAlpha ? (samples[from + channels - 1] as number) : isClear(from) ? 0 : 0xffff
  }
  return { height, width, data }
}
