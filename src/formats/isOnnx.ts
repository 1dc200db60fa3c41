/** The fields that a file of ONNX may begin with (`ModelProto` in onnx.proto), and whether each is a text or message. */
const fields: ReadonlyMap<number, 'number' | 'bytes'> = new Map([
  ...[1, 5].map((field) => [field, 'number'] as const),
  ...[2, 3, 4, 6, 7, 8, 14, 20, 25, 26].map((field) => [field, 'bytes'] as const),
])

const GRAPH = 7
const OPSET = 8

/** The most bytes of a text before the graph. */
const LONGEST_TEXT = 400

/**
 * Whether a file of so many bytes begins as one of ONNX: fields of its own up to the graph or the version of its
 * operators. Other files of Protocol Buffers, such as those of TensorFlow and Core ML, do not come so far.
 */
export function isOnnx(head: Uint8Array, fileBytes: number): boolean {
  let at = 0
  let isTold = false
  const varint = () => {
    let [value, shift] = [0, 1]
    for (let byte = 128; byte > 127 && shift < 2 ** 49; shift *= 128) {
      byte = head[at++] ?? 256
      if (byte > 255) return Number.NaN
      value += (byte % 128) * shift
    }
    return value
  }
  while (at < head.length) {
    const tag = varint()
    const [number, type] = [Math.floor(tag / 8), tag % 8]
    const kind = fields.get(number)
    if (kind === undefined || type !== (kind === 'number' ? 0 : 2)) return false
    const value = varint()
    if (Number.isNaN(value)) return false
    if (number === 1) isTold = value > 0 && value < 1000
    if (number === GRAPH || number === OPSET) {
      // A graph in front of everything else might be a text.
      return at + value <= fileBytes && (isTold || head.includes(0))
    }
    if (kind === 'number') continue
    if (value > LONGEST_TEXT || head.subarray(at, at + value).some((byte) => byte < 9)) return false
    at += value
  }
  return false
}
