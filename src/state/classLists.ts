import { HeatlensError } from '../errors/index.ts'
import { arrange, isUsable, withNumbers } from '../labels/classList.ts'
import { decodeText, LONGEST_LIST, readList } from '../labels/readList.ts'
import { namesKey } from './answersOf.ts'
import { nameAnswers } from './changeAnswers.ts'
import type { StoreDeps } from './storeDeps.ts'

// Lists of classes that a person gives after the network. Loaded lazily.

type Deps = Pick<StoreDeps, 'set' | 'get'>

/** Names of files that are lists of classes, whatever their length. */
const isHinted = ({ name }: File) => /label|class|categor|synset/i.test(name)

/** See {@link AppState.takeClassList}. */
export async function takeClassList({ set, get }: Deps, file: File): Promise<boolean> {
  if (!/\.(?:json|txt|[ct]sv)$/i.test(file.name) || file.size > LONGEST_LIST) return false
  const entries = readList(await textOf(file), file.name)
  const { engine, modelId, answerNames } = get()
  if (!engine || modelId === null || entries.length === 0) return false
  const list = arrange(entries, engine.model.classes.length)
  const isUsed = isUsable(list)
  if (!isUsed && !isHinted(file)) return false
  const before = answerNames.get(namesKey(engine.model)) ?? []
  if (isUsed) nameAnswers({ set }, withNumbers(list.names))
  set({ givenList: { ...list, file: file.name, modelId, isUsed, before } })
  return true
}

/** See {@link AppState.undoClassList}. */
export function undoClassList({ set, get }: Deps): void {
  const { givenList } = get()
  if (givenList?.before) nameAnswers({ set }, givenList.before)
  set({ givenList: null })
}

async function textOf(file: File): Promise<string> {
  try {
    return decodeText(new Uint8Array(await file.arrayBuffer()))
  } catch (cause) {
    throw new HeatlensError('fileGone', { file: file.name }, { cause })
  }
}
