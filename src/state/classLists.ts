import { HeatlensError } from '../errors/index.ts'
import { arrange, type Entry, isUsable, withNumbers } from '../labels/classList.ts'
import { holdsList } from '../labels/json.ts'
import { decodeText, LONGEST_LIST, readList } from '../labels/readList.ts'
import type { EarlierList } from '../types.ts'
import { namesKey } from './answersOf.ts'
import { nameAnswers } from './changeAnswers.ts'
import type { StoreDeps } from './storeDeps.ts'

// Lists of classes that a person gives after the network. Loaded lazily.

type Deps = Pick<StoreDeps, 'set' | 'get'>

/** Names of files that are lists of classes, whatever their length. */
const isHinted = ({ name }: File) => /label|class|categor|synset/i.test(name)

/** See {@link AppState.takeClassList}. */
export async function takeClassList({ set, get }: Deps, file: File, isNoNetwork = false): Promise<boolean> {
  if (!/\.(?:json|txt|[ct]sv|ya?ml|names)$/i.test(file.name) || file.size > LONGEST_LIST) return false
  const text = await textOf(file)
  const entries = readList(text, file.name)
  const { engine, modelId, answerNames } = get()
  const isMeant = isHinted(file) || (isNoNetwork && areNames(entries) && mayBeList(file, text))
  if (!engine || modelId === null || entries.length === 0) {
    // It waits for a network.
    if (isNoNetwork && isMeant && entries.length > 0) set({ lists: withList(get().lists, { file, isUsed: false }) })
    return false
  }
  const list = arrange(entries, engine.model.classes.length)
  const isUsed = isUsable(list)
  if (!isUsed && !isMeant) return false
  const before = answerNames.get(namesKey(engine.model)) ?? []
  if (isUsed) nameAnswers({ set }, withNumbers(list.names))
  set(({ lists }) => ({
    givenList: { ...list, file: file.name, modelId, isUsed, before },
    lists: withList(lists, { file, isUsed }),
  }))
  return true
}

/** Longer lines are sentences. */
const LONGEST_NAME = 80

const areNames = (entries: readonly Entry[]) => entries.every(({ label }) => label.length <= LONGEST_NAME)

/** Any text may be a list, but JSON only if it has a list where lists are. */
function mayBeList({ name }: File, text: string): boolean {
  if (!/\.json$/i.test(name)) return true
  try {
    const json: unknown = JSON.parse(text)
    return Array.isArray(json) || holdsList(json)
  } catch {
    return false
  }
}

/** The most lists that are kept for networks to come. */
const MOST_LISTS = 8

/** Lists with another, in place of one with its name. */
export const withList = (lists: readonly EarlierList[], list: EarlierList): EarlierList[] =>
  [...lists.filter(({ file }) => file.name !== list.file.name), list].slice(-MOST_LISTS)

/** See {@link AppState.undoClassList}. */
export function undoClassList({ set, get }: Deps): void {
  const { givenList, lists, engine } = get()
  if (!givenList) return
  const { file, before, instead } = givenList
  if (before) nameAnswers({ set }, before)
  else if (instead?.length === engine?.model.classes.length) nameAnswers({ set }, instead ?? [])
  // Nor is it for the networks to come.
  set({ givenList: null, lists: lists.filter((list) => list.file.name !== file) })
}

async function textOf(file: File): Promise<string> {
  try {
    return decodeText(new Uint8Array(await file.arrayBuffer()))
  } catch (cause) {
    throw new HeatlensError('fileGone', { file: file.name }, { cause })
  }
}
