import type { Entry } from './classList.ts'
import { readJson } from './json.ts'
import { MOST_NAMES } from './limits.ts'
import { readLines } from './lines.ts'
import { readLiteral } from './python.ts'
import { readRows, readTable, splitRows } from './table.ts'

/** Longer texts are no lists of classes. */
export const LONGEST_LIST = 8 * 2 ** 20

/**
 * The names of classes in a text of any form: JSON, a literal of Python or JavaScript, separated values, lines. `name`
 * is the file's, which says whether a single column is a table. Empty if it has none.
 */
export function readList(text: string, name = ''): Entry[] {
  const whole = text.replace(/^\uFEFF/, '').trim()
  if (whole === '' || whole.length > LONGEST_LIST) return []
  const list =
    readLabelMap(whole) ?? readStructure(whole) ?? readYaml(whole) ?? readSeparated(whole, name) ?? readLines(whole)
  return list.slice(0, 2 * MOST_NAMES)
}

/** True for what is written as JSON or as a literal, in an assignment or a call too. */
const isStructure = (text: string) =>
  /^[{[(]|^[\w.\s]{1,80}(?::[^=\n]{0,80})?=\s*[\w.]*[{[(]|^[\w.]{1,40}\([{[]/.test(text)

/** Undefined for what is no structure; empty for one that holds no list. */
function readStructure(text: string): Entry[] | undefined {
  if (!isStructure(text)) return undefined
  const json = parse(text) ?? parseLines(text)
  const value = json === undefined ? readLiteral(text) : json
  // Lines may begin with a number in brackets.
  const isBroken = value === undefined && (!/^[{[]/.test(text) || /^\[\d{1,6}\][ \t]/.test(text))
  return isBroken ? undefined : (readJson(value) ?? [])
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** JSON lines: an object in each. */
function parseLines(text: string): unknown[] | undefined {
  const values = text.startsWith('{')
    ? text
        .split(/\r?\n/)
        .filter((line) => line.trim() !== '')
        .map(parse)
    : []
  return values.length > 1 && values.every((value) => value !== undefined) ? values : undefined
}

/** TensorFlow's label map, a text of Protocol Buffers: `item { id: 1 name: 'cat' }`, numbered from 1. */
function readLabelMap(text: string): Entry[] | undefined {
  if (!/^item\s*\{/.test(text)) return undefined
  const items = [...text.matchAll(/item\s*\{([^{}]*)\}/g)].map(([, fields = '']) => {
    const read = (field: string) => {
      const [, , quoted, number] = new RegExp(`(?:^|\\s)${field}:\\s*(?:(["'])(.*?)\\1|(\\d{1,6}))`).exec(fields) ?? []
      return quoted ?? number
    }
    return { name: read('display_name') ?? read('name'), id: read('id') }
  })
  return readJson(items)
}

/** A key of YAML with a list in its line, or with a list, numbers or names with numbers below it. */
const yamlNames =
  /^(?:names|labels|classes|class_names|categories):[ \t]*(?:(\[[^\]]*\]|\{[^}]*\})|(?:\r?\n((?:(?:[ \t]*(?:-|\d+:)[ \t].*|[ \t]+[^\s:#-][^:\r\n]*:[ \t]*\d{1,6}[ \t]*)(?:\r?\n|$))+)))/m

/** The names in the settings of a data set, which are YAML: YOLO's `names:`, `labels:` and the like. */
function readYaml(text: string): Entry[] | undefined {
  const [, inLine, below] = yamlNames.exec(text) ?? []
  if (inLine !== undefined)
    return readJson(readLiteral(inLine.replace(/([[,{]\s*|:\s*)([^\s"'[\]{},:][^"'[\]{},:]*)/g, '$1"$2"')))
  return below === undefined ? undefined : readLines(below)
}

function readSeparated(text: string, name: string): Entry[] | undefined {
  const isTable = /\.[ct]sv$/i.test(name)
  const rows = readRows(text)
  if (isTable && rows?.length === 1) return rows[0]?.map((label) => ({ label }))
  if (rows && rows.length > 1) {
    const table = readTable(rows)
    // Plain lines may have a comma each.
    if (table && (isTable || table.every(({ index, id }) => index !== undefined || id !== undefined))) return table
  }
  const column = isTable ? splitRows(text, '\u0000') : undefined
  return column && readTable(column)
}

/** What stands at every second place of Latin letters in UTF-16, from `start` on. */
const isZeroAt = (bytes: Uint8Array, start: 0 | 1) => {
  const places = bytes.subarray(0, 64).filter((_, at) => at % 2 === start)
  return places.length > 1 && places.every((byte) => byte === 0)
}

/**
 * The text of a file: UTF-8, UTF-16 if it says so or shows, else as older programs of Windows write it.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || isZeroAt(bytes, 1)) return new TextDecoder('utf-16le').decode(bytes)
  if ((first === 0xfe && second === 0xff) || isZeroAt(bytes, 0)) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
