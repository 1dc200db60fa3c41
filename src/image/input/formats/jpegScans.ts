import { viewOf } from './bytes.ts'
import { type Codes, codesOf, ScanBits } from './jpegBits.ts'

/** A component of the frame (T.81, B.2.2), and its progress over the scans so far. */
interface Component {
  id: number
  across: number
  down: number
  /** For each coefficient, the lowest bit still missing; 0 if none is. */
  left: Uint8Array
  /** For each block, 64 bits that mark the nonzero coefficients. Only for scans with refinements. */
  known?: Uint32Array
}

interface Frame {
  height: number
  width: number
  isProgressive: boolean
  components: Component[]
}

interface Scan {
  frame: Frame
  parts: { component: Component; dc: Codes | undefined; ac: Codes | undefined }[]
  first: number
  last: number
  high: number
  low: number
  restart: number
}

const NOTHING = 255

/** Limit on counted blocks; larger pictures are rejected anyway. */
const MOST_BLOCKS = 8_000_000

/**
 * The largest share of blocks, 0 to 1, that any scan of a JPEG lacks. Only reads the Huffman codes and computes no
 * coefficients. 1 if whole scans are missing. Undefined for unsupported kinds (arithmetic coding, lossless, 12 bits).
 * Never throws. `bytes` is the file up to where the picture's end marker should be.
 */
export function missingBlocks(bytes: Uint8Array): number | undefined {
  try {
    return readScans(bytes)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function readScans(bytes: Uint8Array): number | undefined {
  const view = viewOf(bytes)
  const codes = new Map<number, Codes>()
  let frame: Frame | undefined
  let restart = 0
  let missing = 0
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] as number
    if (bytes[at] !== 0xff || marker === 0xff || marker === 0 || (marker >= 0xd0 && marker <= 0xd8)) {
      at++
      continue
    }
    if (marker === 0xd9) break
    const data = at + 4
    const next = at + 2 + view.getUint16(at + 2)
    if (next > bytes.length) return undefined
    if (marker === 0xc4) readCodes(bytes.subarray(data, next), codes)
    else if (marker === 0xdd) restart = view.getUint16(data)
    else if (marker === 0xc0 || marker === 0xc1 || marker === 0xc2)
      frame = readFrame(bytes.subarray(data, next), marker)
    else if (marker >= 0xc3 && marker <= 0xcf && marker !== 0xcc) return undefined
    at = next
    if (marker !== 0xda) continue
    const scan = frame && readScan(bytes.subarray(data, next), frame, codes, restart)
    if (!scan) return undefined
    const bits = new ScanBits(bytes, next)
    missing = Math.max(missing, walkScan(scan, bits))
    at = bits.nextMarker()
  }
  const lacksScans = frame?.components.some(({ left }) => left.some((bits) => bits !== 0))
  return lacksScans === false ? missing : 1
}

function readCodes(data: Uint8Array, codes: Map<number, Codes>): void {
  for (let at = 0; at + 17 <= data.length; ) {
    const lengths = data.subarray(at + 1, at + 17)
    const count = lengths.reduce((sum, length) => sum + length, 0)
    codes.set(data[at] as number, codesOf(lengths, data.subarray(at + 17, at + 17 + count)))
    at += 17 + count
  }
}

function readFrame(data: Uint8Array, marker: number): Frame | undefined {
  const view = viewOf(data)
  const [height, width] = [view.getUint16(1), view.getUint16(3)]
  if (data[0] !== 8 || height * width === 0 || (height * width) / 64 > MOST_BLOCKS) return undefined
  const isProgressive = marker === 0xc2
  const components = Array.from({ length: view.getUint8(5) }, (_, i): Component => {
    const sampling = view.getUint8(7 + i * 3)
    return {
      ...{ id: view.getUint8(6 + i * 3), across: sampling >> 4, down: sampling & 15 },
      left: new Uint8Array(64).fill(NOTHING),
    }
  })
  const isSound =
    components.length > 0 && components.every(({ across, down }) => across * down > 0 && across < 5 && down < 5)
  return isSound ? { height, width, isProgressive, components } : undefined
}

function readScan(data: Uint8Array, frame: Frame, codes: Map<number, Codes>, restart: number): Scan | undefined {
  const view = viewOf(data)
  const count = view.getUint8(0)
  const parts: Scan['parts'] = []
  for (let i = 0; i < count; i++) {
    const component = frame.components.find(({ id }) => id === view.getUint8(1 + i * 2))
    if (!component) return undefined
    const tables = view.getUint8(2 + i * 2)
    parts.push({ component, dc: codes.get(tables >> 4), ac: codes.get(0x10 | (tables & 15)) })
  }
  const at = 1 + count * 2
  const bits = view.getUint8(at + 2)
  const spectrum = frame.isProgressive
    ? { first: view.getUint8(at), last: view.getUint8(at + 1), high: bits >> 4, low: bits & 15 }
    : { first: 0, last: 63, high: 0, low: 0 }
  const { first, last } = spectrum
  if (parts.length === 0 || first > last || last > 63 || (first > 0 && parts.length > 1)) return undefined
  const needs = (isNeeded: boolean, table: Codes | undefined) => !isNeeded || table !== undefined
  const isDcFirst = first === 0 && spectrum.high === 0
  if (!parts.every(({ dc, ac }) => needs(isDcFirst, dc) && needs(last > 0, ac))) return undefined
  return { frame, parts, restart, ...spectrum }
}

/** Reads a scan; returns the share of its units that is missing. */
function walkScan(scan: Scan, bits: ScanBits): number {
  const { frame, parts, first, last, low } = scan
  const { height, width, components } = frame
  const mostAcross = Math.max(...components.map(({ across }) => across))
  const mostDown = Math.max(...components.map(({ down }) => down))
  const only = parts.length === 1 ? parts[0]?.component : undefined
  // In a scan of one component, a unit is one block (T.81, A.2.2); with several, the sampling factors set the number of
  // blocks.
  const units = only
    ? Math.ceil(Math.ceil((width * only.across) / mostAcross) / 8) *
      Math.ceil(Math.ceil((height * only.down) / mostDown) / 8)
    : Math.ceil(width / (8 * mostAcross)) * Math.ceil(height / (8 * mostDown))
  if (units > MOST_BLOCKS) return 0
  const blocks = parts.map(({ component: { across, down } }) => (only ? 1 : across * down))
  if (only && first > 0) only.known ??= new Uint32Array(units * 2)
  let run = 0
  for (let unit = 0; unit < units; unit++) {
    if (scan.restart > 0 && unit > 0 && unit % scan.restart === 0) {
      if (!bits.restart()) return (units - unit) / units
      run = 0
    }
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] as Scan['parts'][number]
      for (let block = blocks[i] as number; block > 0; block--) run = readBlock(scan, part, bits, unit, run)
    }
    if (bits.isOver) return (units - unit) / units
  }
  for (const { component } of parts) component.left.fill(low, first, last + 1)
  return 0
}

/**
 * Reads a block's codes (T.81, F.2.2 and G.1.2). `run` is the number of following blocks without new data; returns its
 * new value.
 */
function readBlock(
  scan: Scan,
  { component, dc, ac }: Scan['parts'][number],
  bits: ScanBits,
  unit: number,
  run: number,
) {
  let at = scan.first
  if (at === 0) {
    if (scan.high > 0) bits.skip(1)
    else bits.skip(bits.decode(dc as Codes))
    at = 1
  }
  if (scan.last === 0) return run
  const { known } = component
  if (scan.high > 0 && known) return refineBlock(scan, ac as Codes, bits, known, unit * 2, run)
  if (run > 0) return run - 1
  for (; at <= scan.last; at++) {
    const symbol = bits.decode(ac as Codes)
    const zeros = symbol >> 4
    const size = symbol & 15
    if (size === 0 && zeros < 15) return scan.frame.isProgressive ? (1 << zeros) - 1 + bits.read(zeros) : 0
    at += zeros
    if (size === 0) continue
    bits.skip(size)
    if (known && at < 64) mark(known, unit * 2, at)
  }
  return 0
}

/** Known coefficients get one bit each; new ones come in between (T.81, figure G.7). */
function refineBlock({ first, last }: Scan, ac: Codes, bits: ScanBits, known: Uint32Array, block: number, run: number) {
  const isKnown = (at: number) => ((known[block + (at >> 5)] as number) >>> (at & 31)) & 1
  let at = first
  let left = run
  if (left === 0) {
    for (; at <= last; at++) {
      const symbol = bits.decode(ac)
      let zeros = symbol >> 4
      const size = symbol & 15
      if (size === 0 && zeros < 15) {
        left = (1 << zeros) + bits.read(zeros)
        break
      }
      if (size > 0) bits.skip(1)
      for (; at <= last; at++) {
        if (isKnown(at)) bits.skip(1)
        else if (zeros-- === 0) break
      }
      if (size > 0 && at <= last) mark(known, block, at)
      if (bits.isOver) return 0
    }
  }
  if (left === 0) return 0
  for (; at <= last; at++) if (isKnown(at)) bits.skip(1)
  return left - 1
}

function mark(known: Uint32Array, block: number, at: number): void {
  const word = block + (at >> 5)
  known[word] = (known[word] as number) | (1 << (at & 31))
}
