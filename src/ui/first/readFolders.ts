import { beginsAsPicture } from '../../image/input/beginsAsPicture.ts'
import { knownFolders } from '../../state/folders.ts'
import { isPicture, join, sortFiles, type Taken } from './takeFiles.ts'

/** The content of dropped folders. */
interface FolderFiles {
  /** In the natural order of their paths: `frame2` before `frame10`. */
  files: { folder: string; file: File }[]
  /** How many more there are; infinite if they were not all counted. */
  left: number
  /** True if something in them could not be read. */
  isBroken: boolean
}

/** The maximum number of files taken at once. */
const MAX_FILES = 2000

/** The maximum number of entries counted. */
const MAX_ENTRIES = 50_000

/** Names of pictures and of network files. */
const LIKELY =
  /\.(jpe?g|jfif|pjp|pjpeg|a?png|gif|webp|avif|bmp|dib|ico|cur|svg|hei[cf]s?|tiff?|jxl|h5|hdf5|keras|json|bin|safetensors|onnx|pth?|pt2|ckpt|tar|zip)$|(?:label|class|name|categor|synset)[^/]*\.(?:txt|[ct]sv|pbtxt)$|(?:^|\/)dict\.txt$|\.names$|shard\d+of\d+$|^[^.]+$/i

/**
 * Takes the content of folders: the network of the first one that has one, those of others apart, and all pictures, in
 * the order of their paths.
 */
export async function takeFolders(folders: readonly FileSystemDirectoryEntry[]): Promise<Taken> {
  const { files, left, isBroken } = await readFolders(folders)
  const byFolder = new Map<string, File[]>()
  for (const { folder, file } of files) byFolder.set(folder, [...(byFolder.get(folder) ?? []), file])
  const sorted = [...byFolder].map(([folder, own]) => ({ folder, taken: sortFiles(own, true) }))
  const { network, others, pictures } = join(sorted.map(({ taken }) => taken))
  const place = sorted.find(({ taken }) => taken.network.length > 0)?.folder
  const labels = place === undefined || network.some(isLabels) ? [] : labelsAround(place, files)
  const candidates = new Set(pictures)
  const inOrder = files.map(({ file }) => file).filter((file) => candidates.has(file))
  const isTaken = await Promise.all(
    inOrder.map((file) => isPicture(file) || (file.type === '' && beginsAsPicture(file))),
  )
  return {
    network: [...network, ...labels],
    others,
    pictures: inOrder.filter((_, at) => isTaken[at]),
    ...(isBroken && {
      refusal: { problem: { code: 'folderUnreadable', parameters: {} } as const },
    }),
    ...(left > 0 && {
      notice: {
        code: 'filesLeftOut',
        parameters: { limit: MAX_FILES, left: Number.isFinite(left) ? left : null },
      } as const,
    }),
  }
}

const isLabels = ({ name }: File) =>
  /(?:label|class|categor|synset)[^/]*\.(?:txt|[ct]sv|json|pbtxt)$|\.names$|^(?:dict\.txt|metadata\.json)$/i.test(name)

/** The labels of a network that lie in a folder around its own. */
const labelsAround = (place: string, files: FolderFiles['files']): File[] =>
  files
    .filter(({ folder, file }) => folder !== place && place.startsWith(folder) && isLabels(file))
    .map(({ file }) => file)

/** Reads folders recursively, without hidden files. Never rejects: skips what cannot be read. */
async function readFolders(folders: readonly FileSystemDirectoryEntry[]): Promise<FolderFiles> {
  const found: FileSystemFileEntry[] = []
  const waiting = [...folders]
  let seen = 0
  let isBroken = false
  for (let folder = waiting.shift(); folder && seen < MAX_ENTRIES; folder = waiting.shift()) {
    try {
      for await (const entry of entriesOf(folder)) {
        if (++seen >= MAX_ENTRIES) break
        if (entry.name.startsWith('.')) continue
        if (entry.isDirectory) waiting.push(entry as FileSystemDirectoryEntry)
        else found.push(entry as FileSystemFileEntry)
      }
    } catch {
      isBroken = true
    }
  }
  const likely = found.length > MAX_FILES ? found.filter(({ name }) => LIKELY.test(name)) : found
  const sorted = sortByPath(likely)
  const files = await Promise.all(
    sorted.slice(0, MAX_FILES).map(async (entry) => {
      const folder = entry.fullPath.slice(0, -entry.name.length)
      const file = await new Promise<File>((done, fail) => entry.file(done, fail)).catch(() => undefined)
      if (file) knownFolders.set(file, folder.replace(/^\/|\/$/g, ''))
      return { folder, file }
    }),
  )
  const read = files.flatMap(({ folder, file }) => (file ? [{ folder, file }] : []))
  return {
    files: read,
    left: seen < MAX_ENTRIES ? Math.max(0, likely.length - MAX_FILES) : Number.POSITIVE_INFINITY,
    isBroken: isBroken || read.length < files.length,
  }
}

/** All entries of a folder; browsers return a hundred at a time. */
async function* entriesOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry> {
  const reader = folder.createReader()
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail))
    if (some.length === 0) return
    yield* some
  }
}

/** Sorts folder by folder in natural order: numbers by value, capitals beside small letters. */
function sortByPath<T extends { fullPath: string }>(entries: readonly T[]): T[] {
  const { compare } = new Intl.Collator(undefined, { numeric: true })
  return entries
    .map((entry) => ({ entry, parts: entry.fullPath.split('/') }))
    .sort(({ parts: a }, { parts: b }) => {
      const at = a.findIndex((part, place) => part !== b[place])
      const [one, other] = [a[at] ?? '', b[at] ?? '']
      // `frame01` and `frame1` compare as equal, too.
      return compare(one, other) || (one < other ? -1 : Number(one > other))
    })
    .map(({ entry }) => entry)
}
