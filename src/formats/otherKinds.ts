import { HeatlensError } from '../errors/index.ts'
import { readHead, type SourceFile } from './sources.ts'

/** Programs whose files of networks Heatlens does not read. */
type Framework = 'PyTorch' | 'Core ML' | 'pickle'

type Told = 'savedModelFile' | 'tfliteFile' | 'checkpointFile' | 'frozenGraphFile'

interface Head {
  name: string
  /** The name of the file that a person gave, which may be an archive. */
  given: string
  bytes: Uint8Array
  text: string
}

const startsWith = ({ bytes }: Head, ...wanted: number[]) => wanted.every((byte, index) => bytes[index] === byte)

/** Python's pickle, protocols 2 to 5: joblib's files and PyTorch's of before 1.6 begin so too. */
const isPickle = (head: Head) => startsWith(head, 0x80) && [2, 3, 4, 5].includes(head.bytes[1] ?? 0)

/** A message of Protocol Buffers that begins with field 1, a number or a message. */
const isProtobuf = (head: Head) => startsWith(head, 0x08) || startsWith(head, 0x0a)

/** What files are that hold a network for another program, by their first bytes; by names where bytes say little. */
const codes: readonly (readonly [code: Told, is: (head: Head) => boolean])[] = [
  ['tfliteFile', ({ text }) => text.slice(4, 8) === 'TFL3'],
  // saved_model_schema_version, 1, and the first MetaGraphDef.
  ['savedModelFile', (head) => head.name === 'saved_model.pb' || startsWith(head, 0x08, 1, 0x12)],
  [
    'checkpointFile',
    ({ name, text }) => /\.(?:index|data-\d{5}-of-\d{5})$/.test(name) || text.startsWith('model_checkpoint_path:'),
  ],
  ['frozenGraphFile', (head) => /\.pb$/i.test(head.name) && startsWith(head, 0x0a)],
]

const frameworks: readonly (readonly [framework: Framework, is: (head: Head) => boolean])[] = [
  ['Core ML', (head) => /\.ml(?:model|package)$/i.test(head.name) && isProtobuf(head)],
  // An archive of PyTorch holds data.pkl; before 1.6 a file began with this number, pickled.
  ['PyTorch', (head) => head.name === 'data.pkl' || (isPickle(head) && startsWith(head, 0x80, 2, 0x8a, 0x0a, 0x6c))],
  ['PyTorch', (head) => isPickle(head) && /\.pth?$/i.test(head.name)],
  ['pickle', (head) => isPickle(head) || /\.joblib$/i.test(head.name)],
]

/**
 * Says of files without a network that is read here which program they are for. Throws a `format` error if that is
 * known.
 */
export async function refuseOtherKinds(files: readonly SourceFile[]): Promise<void> {
  const heads = await Promise.all(
    files.map(async ({ file, archive }): Promise<Head> => {
      const bytes = (await readHead(file)).subarray(0, 64)
      return { name: file.name, given: archive ?? file.name, bytes, text: String.fromCharCode(...bytes) }
    }),
  )
  for (const [code, is] of codes) {
    const found = heads.find(is)
    if (found) throw new HeatlensError(code, { file: found.given })
  }
  for (const [program, is] of frameworks) {
    const found = heads.find(is)
    if (found) throw new HeatlensError('otherProgramFile', { file: found.given, program })
  }
}
