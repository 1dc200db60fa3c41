// Several WebP pictures as one that shows them in turn, without end: https://developers.google.com/speed/webp/docs/riff_container

/** A still that is shown for a while. */
interface Shown {
  /** A WebP file without animation. */
  webp: Uint8Array
  milliseconds: number
}

const little = (bytes: number, value: number): Buffer => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntLE(value, 0, bytes)
  return buffer
}

const chunk = (name: string, ...parts: Uint8Array[]): Buffer => {
  const data = Buffer.concat(parts)
  return Buffer.concat([Buffer.from(name, 'latin1'), little(4, data.length), data, Buffer.alloc(data.length % 2)])
}

/** The chunks of a still that hold its pixels. Throws RangeError if it is no WebP. */
function pixelsOf(webp: Uint8Array): Buffer {
  const file = Buffer.from(webp)
  if (file.toString('latin1', 8, 12) !== 'WEBP') throw new RangeError('This is no WebP.')
  const found: Buffer[] = []
  for (let at = 12; at + 8 <= file.length; ) {
    const length = file.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (/^(?:VP8 |VP8L|ALPH)$/.test(file.toString('latin1', at, at + 4))) found.push(file.subarray(at, end))
    at = end
  }
  return Buffer.concat(found)
}

/** The file; all stills have the same size in pixels. */
export function animatedWebp(stills: readonly Shown[], width: number, height: number): Buffer {
  const size = Buffer.concat([little(3, width - 1), little(3, height - 1)])
  const ANIMATED = 2
  const frames = stills.map(({ webp, milliseconds }) =>
    chunk('ANMF', little(6, 0), size, little(3, milliseconds), little(1, 0), pixelsOf(webp)),
  )
  const forEver = little(2, 0)
  const body = Buffer.concat([
    ...[Buffer.from('WEBP', 'latin1'), chunk('VP8X', little(4, ANIMATED), size)],
    ...[chunk('ANIM', little(4, 0xffffffff), forEver), ...frames],
  ])
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), little(4, body.length), body])
}
