import type { ListBeside } from '../labels/classList.ts'
import { holdsList, readJson } from '../labels/json.ts'
import { decodeText, LONGEST_LIST, readList } from '../labels/readList.ts'
import type { EarlierList } from '../types.ts'
import { readHead, type SourceFile, sortSources } from './sources.ts'

/** Names of files that hold lists of classes. */
const isHinted = ({ name }: File) => /label|class|name|categor|synset|list|id2|^dict\.txt$/i.test(name)

/** Lists as Python's pickle, joblib and NumPy write them are not read: a person is told. */
const isOfPython = ({ name }: File) => /\.(?:pkl|pickle|joblib|npy)$/i.test(name)

/** Names of texts that lie beside networks and are no lists of classes, however many lines they have. */
const isOther = ({ name }: File) =>
  /^(?:read|licen[cs]e|copying|notice|author|change|contribut|requirement|environment|package|runtime|note|todo|citation)/i.test(
    name,
  )

/** The lists of classes in files beside a network, of every form that `labels/readList.ts` knows; the sure ones first. */
export async function listsAmong(files: readonly SourceFile[]): Promise<ListBeside[]> {
  const found = await Promise.all(files.map(readOne))
  return found.filter((list) => list !== undefined).sort((a, b) => Number(b.isSure) - Number(a.isSure))
}

/** The same with those that came before: the ones that named other networks count if there is no other list. */
export async function withEarlier(
  beside: readonly ListBeside[],
  earlier: readonly EarlierList[],
): Promise<ListBeside[]> {
  const read = async (isUsed: boolean) => {
    const files = earlier.filter((one) => one.isUsed === isUsed).map(({ file }) => file)
    const found = await listsAmong(await sortSources(files))
    // A person says that they are lists.
    return found.map(
      (list): ListBeside => ({
        ...{ ...list, isSure: true, isEarlier: true },
        ...(isUsed && { isQuiet: true }),
      }),
    )
  }
  const all = [...beside, ...(await read(false))]
  return all.length > 0 ? all : read(true)
}

async function readOne({ file, kind, json }: SourceFile): Promise<ListBeside | undefined> {
  if (kind === 'json') return ofJson(file, json)
  if (kind === 'other' && isHinted(file) && isOfPython(file)) return { file: file.name, entries: [], isSure: true }
  const isText = kind === 'text' || (kind === 'other' && /\.(?:txt|[ct]sv|json)$/i.test(file.name))
  if (!isText || isOther(file) || file.size === 0 || file.size > LONGEST_LIST) return undefined
  const entries = readList(decodeText(await readHead(file, LONGEST_LIST)), file.name)
  return { file: file.name, entries, isSure: isHinted(file) }
}

function ofJson(file: File, json: unknown): ListBeside | undefined {
  const entries = readJson(json)
  const isMeant = isHinted(file) && (Array.isArray(json) || /^labels?\b/i.test(file.name))
  if (!entries && !isMeant) return undefined
  return { file: file.name, entries: entries ?? [], isSure: isHinted(file) || Array.isArray(json) || holdsList(json) }
}
