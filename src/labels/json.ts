import { isObject, type JsonObject, own } from '../json.ts'
import type { Entry } from './classList.ts'

/**
 * The fields that hold a list in the files of others: Teachable Machine's metadata.json, Hugging Face's config.json,
 * YOLO's and torchvision's settings.
 */
const holders = [
  ...['labels', 'id2label', 'label2id', 'classes', 'class_names', 'classNames', 'class_labels', 'categories'],
  ...['class_indices', 'class_to_idx', 'idx_to_class', 'names'],
]

const labelFields = ['label', 'name', 'class', 'className', 'class_name', 'title', 'category']
const indexFields = ['index', 'id', 'idx', 'class_id', 'classId']
const idFields = ['wnid', 'synset', 'mid']

/**
 * The names of classes in JSON: `["cat", ...]`, `[["n02123045", "tabby"], ...]`, `[{ "id": 0, "name": "cat" }, ...]`,
 * `{ "0": "cat", ... }`, `{ "0": ["n01440764", "tench"], ... }`, `{ "cat": 0, ... }`, or one of these in a field such
 * as `labels` or `id2label`. Undefined for anything else.
 */
export function readJson(json: unknown): Entry[] | undefined {
  const list = readList(json)
  if (list || !isObject(json)) return list
  for (const holder of holders) {
    const found = readList(own(json, holder))
    if (found) return found
  }
  return undefined
}

/** True for what holds a list of classes in a field, whatever else it says. */
export const holdsList = (json: unknown): boolean =>
  isObject(json) && holders.some((holder) => readList(own(json, holder)) !== undefined)

const readList = (json: unknown) => (Array.isArray(json) ? ofArray(json) : isObject(json) ? ofObject(json) : undefined)

function ofArray(list: readonly unknown[]): Entry[] | undefined {
  return all(list.map((one) => (Array.isArray(one) ? ofTuple(one) : isObject(one) ? ofFields(one) : ofText(one))))
}

function ofObject(json: JsonObject): Entry[] | undefined {
  const entries = Object.entries(json)
  const byName = () => all(entries.map(([label, index]) => numbered(index, { label })))
  if (entries.every(([, value]) => typeof value === 'number')) return byName()
  const byNumber = entries.map(([key, value]) => numbered(key, isObject(value) ? ofFields(value) : ofValue(value)))
  return all(byNumber) ?? (entries.every(([, value]) => typeof value === 'string') ? byName() : undefined)
}

const ofValue = (value: unknown) => (Array.isArray(value) ? ofTuple(value) : ofText(value))

const ofText = (value: unknown): Entry | undefined => (typeof value === 'string' ? { label: value } : undefined)

/** `["n02123045", "tabby"]`: the id first, the label last; or `["tabby", 281]`, as `dict.items()` gives it. */
function ofTuple(tuple: readonly unknown[]): Entry | undefined {
  const [first, ...others] = tuple
  if (typeof first === 'string' && typeof others[0] === 'number' && others.length === 1) {
    return numbered(others[0], { label: first })
  }
  const label = others.at(-1) ?? first
  if (typeof label !== 'string' || tuple.length > 4) return undefined
  if (others.length === 0) return { label }
  return typeof first === 'string' ? { id: first, label } : numbered(first, { label })
}

function ofFields(fields: JsonObject): Entry | undefined {
  const read = (keys: readonly string[]) => keys.map((key) => own(fields, key)).find((value) => value !== undefined)
  const label = read(labelFields)
  const id = read(idFields)
  if (typeof label !== 'string') return undefined
  const entry = { label, ...(typeof id === 'string' && { id }) }
  const index = read(indexFields)
  return (index === undefined ? undefined : numbered(index, entry)) ?? entry
}

/** An entry with its number, which a key gives as text; undefined if it is none. */
function numbered(index: unknown, entry: Entry | undefined): Entry | undefined {
  const number = typeof index === 'string' && /^\d{1,9}$/.test(index) ? Number(index) : index
  return entry && Number.isSafeInteger(number) && (number as number) >= 0
    ? { ...entry, index: number as number }
    : undefined
}

/** All entries, if each is one, and either all have numbers or none. */
function all(entries: readonly (Entry | undefined)[]): Entry[] | undefined {
  const found = entries.filter((entry) => entry !== undefined)
  if (found.length === 0 || found.length < entries.length) return undefined
  const isNumbered = found[0]?.index !== undefined
  return found.every(({ index }) => (index !== undefined) === isNumbered) ? found : undefined
}
