import { HeatlensError } from '../errors/index.ts'
import { isObject, own } from './keras/settings.ts'
import type { SourceFile } from './sources.ts'

const MAX_LABELS = 100_000
const MAX_LABEL_LENGTH = 200
const MAX_TEXT_BYTES = 8 * 2 ** 20

/**
 * The class labels in a file beside a network: a list in JSON, class_indices.json as Keras' generators give it, or a
 * text of lines such as Teachable Machine's `0 Cats`. Undefined if there is no such file. Throws a `format` error for a
 * list of anything else.
 */
export async function labelsAmong(files: readonly SourceFile[]): Promise<readonly string[] | undefined> {
  for (const { file, kind, json } of files) {
    if (kind === 'json') {
      const labels = Array.isArray(json) ? ofList(json) : ofIndices(json)
      if (labels) return labels
      // A folder may hold other .json files, but a list is meant.
      if (Array.isArray(json)) throw new HeatlensError('notAClassList', { file: file.name })
    }
    if (kind === 'text' && file.size > 0 && file.size <= MAX_TEXT_BYTES && /label|class|name/i.test(file.name)) {
      const labels = ofText(await file.text())
      if (labels) return labels
    }
  }
  return undefined
}

const isLabel = (label: unknown): label is string => typeof label === 'string' && label.length <= MAX_LABEL_LENGTH

/** `["cat", ...]` or `[["n02123045", "tabby"], ...]`. */
function ofList(list: readonly unknown[]): string[] | undefined {
  const labels = list.map((one) => (Array.isArray(one) ? one.at(-1) : one))
  return labels.length > 0 && labels.length <= MAX_LABELS && labels.every(isLabel) ? labels : undefined
}

/** `{ "cat": 0, ... }` or `{ "0": "cat", ... }`, for each index from 0 on. */
function ofIndices(json: unknown): string[] | undefined {
  if (!isObject(json)) return undefined
  // Teachable Machine's metadata.json.
  const labels = own(json, 'labels')
  if (Array.isArray(labels)) return ofList(labels)
  const entries = Object.entries(json)
  if (entries.length === 0 || entries.length > MAX_LABELS) return undefined
  const pairs = entries.map(([key, value]): [unknown, unknown] =>
    typeof value === 'number'
      ? [value, key]
      : /^\d+$/.test(key)
        ? [Number(key), Array.isArray(value) ? value.at(-1) : value]
        : [undefined, undefined],
  )
  const byIndex = new Map(pairs)
  const found = entries.map((_, index) => byIndex.get(index))
  return found.every(isLabel) ? found : undefined
}

/** One label a line, with or without its number before it. */
function ofText(text: string): string[] | undefined {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const isNumbered = lines.every((line, index) => new RegExp(`^${index}[\\s:,]`).test(line))
  const labels = isNumbered ? lines.map((line) => line.replace(/^\d+[\s:,]+/, '')) : lines
  return labels.length > 0 && labels.length <= MAX_LABELS && labels.every(isLabel) ? labels : undefined
}
