import type { Notice, Problem } from '../../errors/codes.ts'
import { toProblem } from '../../errors/index.ts'
import { lazyImport } from '../../lazyImport.ts'
import { addressIn } from './droppedAddress.ts'

const loadListAmong = lazyImport(() => import('./listAmong.ts'))
const loadReadFolders = lazyImport(() => import('./readFolders.ts'))

/** The content of a drop or a paste. */
export interface Taken {
  pictures: File[]
  /** The files of one network, the describing one first. */
  network: File[]
  /** Those of networks in further folders. */
  others: File[][]
  /** The address of a picture on another site, if there is no file. */
  address?: string
  /** What could not be taken, and its name. */
  refusal?: { problem: Problem; name?: string }
  /** What was left out. */
  notice?: Notice
}

/**
 * Takes the pictures and the network from a drop or a paste; reads folders recursively. Call it while the event is
 * being handled. Never rejects: what cannot be taken comes back as a refusal.
 */
export async function takeFiles(transfer: DataTransfer, how: 'dropped' | 'pasted'): Promise<Taken> {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file')
  const folders: FileSystemDirectoryEntry[] = []
  const files: File[] = []
  // After the event, the items are empty.
  for (const item of items) {
    const entry = item.webkitGetAsEntry?.()
    const file = entry?.isDirectory ? null : item.getAsFile()
    if (entry?.isDirectory) folders.push(entry as FileSystemDirectoryEntry)
    if (file) files.push(file)
  }
  const own = await withLists(sortFiles(how === 'pasted' ? bitmapsIn(files) : files))
  if (folders.length === 0) {
    if (files.length > 0) return own
    const address = addressIn(transfer)
    return { ...own, ...(address === undefined ? { refusal: refuse(undefined, how) } : { address }) }
  }
  // Most visits do not need it.
  const inside = await loadReadFolders()
    .then(({ takeFolders }) => takeFolders(folders))
    .catch((error: unknown) => ({ ...nothing, refusal: { problem: toProblem(error) } }))
  const taken = { ...inside, ...join([own, inside]) }
  if (taken.refusal || taken.network.length + taken.pictures.length > 0) return taken
  return { ...taken, refusal: refuse(folders[0]?.name, how) }
}

/** The same, with a list of classes among the pictures in place of a network. Never rejects. */
export async function withLists(taken: Taken): Promise<Taken> {
  if (taken.network.length > 0 || !taken.pictures.some(isText)) return taken
  return loadListAmong().then(
    ({ withList }) => withList(taken),
    () => taken,
  )
}

const nothing: Taken = { pictures: [], network: [], others: [] }

/** A single picture is often copied in several formats; takes the pixels if they are among them. */
function bitmapsIn(files: readonly File[]): readonly File[] {
  const bitmaps = files.filter(({ type }) => type !== 'image/svg+xml')
  return bitmaps.length > 0 ? bitmaps : files
}

function refuse(folder: string | undefined, how: 'dropped' | 'pasted'): NonNullable<Taken['refusal']> {
  if (folder !== undefined) {
    return {
      problem: { code: 'folderHoldsNothing', parameters: { folder } },
      name: folder,
    }
  }
  return { problem: { code: how === 'dropped' ? 'nothingDropped' : 'nothingToPaste', parameters: {} } }
}

/** All pictures, and the networks apart: the files of two would get mixed up. */
export function join(groups: readonly Taken[]): Taken {
  const [network = [], ...more] = groups.map((one) => one.network).filter(({ length }) => length > 0)
  const others = [...more, ...groups.flatMap((one) => one.others)]
  return { pictures: groups.flatMap(({ pictures }) => pictures), network, others }
}

/** What belongs to a network if something beside it is one: descriptions, weights, labels, archives. */
const OF_NETWORK =
  /\.(?:h5|hdf5|keras|json|bin|safetensors|zip|tar|t?gz|txt|[ct]sv|names|pbtxt|pb|tflite|onnx|pth?|pt2|ckpt)$|shard\d+of\d+$/i

/** What makes files a network's: in a folder, descriptions have their usual name. */
const NETWORK =
  /\.(?:h5|hdf5|keras|safetensors|bin|pb|tflite|onnx|pth?|pt2|ckpt|pth\.tar)$|shard\d+of\d+$|^model(?: ?\(\d+\))?\.json$/i
const DROPPED_NETWORK = /\.(?:json|zip|tar|t?gz)$/i

/** A network in one file. */
const WHOLE = /\.(?:h5|hdf5|keras)$/i

/** What lies beside networks and is no picture. */
const JUNK = /\.(?:md|py|ipynb|ya?ml|log|html?|pdf|docx?|rst|toml|cfg|ini|sh|js|ts|css)$/i

/**
 * Separates the files of a network from pictures: everything that may belong to it, the describing ones first. Files
 * alone may be a part of one; in a folder of pictures, they are not.
 */
export function sortFiles(files: readonly File[], inFolder = false): Taken {
  if (files.length === 1 && files.some(isClassList)) return { ...nothing, network: [...files] }
  const isZipAlone = !files.some(isPicture) && files.some(({ name }) => /\.(?:zip|tar|t?gz)$/i.test(name))
  const isNetwork =
    files.some(({ name }) => NETWORK.test(name)) ||
    (inFolder ? isZipAlone : files.some(({ name }) => DROPPED_NETWORK.test(name)))
  if (!isNetwork) return { ...nothing, pictures: [...files] }
  const whole = files.find(({ name }) => WHOLE.test(name))
  const own = files.filter((file) => OF_NETWORK.test(file.name) && !isPicture(file))
  const describing = whole ?? own.find(({ name }) => NETWORK.test(name) && /json$/i.test(name))
  const rest = own.filter((file) => file !== describing)
  return {
    ...nothing,
    network: describing ? [describing, ...rest] : rest,
    pictures: files.filter((file) => !own.includes(file) && !JUNK.test(file.name)),
  }
}

/** A list of classes for the network in use, by its name only. */
const isClassList = ({ name }: File) =>
  /\.(?:[ct]sv|names|pbtxt)$|(?:label|class|categor|synset).*\.(?:json|txt)$/i.test(name)

/** By name only; a list of classes if its lines are short. */
export const isText = (file: File) => /\.(?:txt|[ct]sv)$/i.test(file.name) && !isPicture(file)

/** By name only; the decoder checks the content. */
export const isPicture = ({ name, type }: File) =>
  type.startsWith('image/') || /\.(heic|heif|avif|tiff?|jxl)$/i.test(name)
