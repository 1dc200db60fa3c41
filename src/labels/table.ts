import type { Entry } from './classList.ts'

const delimiters = [',', '\t', ';', '|']

/** Headers of the column with labels, best first; of the one with numbers; of the one with ids. */
const headers = {
  label: [
    ...['label', 'labels', 'class_name', 'classname', 'class name', 'name', 'names', 'class', 'classes', 'category'],
    ...['description', 'display_name', 'species', 'title', 'word', 'words', 'breed', 'variety', 'label_name'],
    ...['class label', 'class_label', 'category_name', 'common_name', 'common name', 'klasse', 'clase', 'classe'],
  ],
  index: [
    'index',
    'idx',
    'id',
    'class_id',
    'class id',
    'classid',
    'class_index',
    'class index',
    'number',
    'no',
    '#',
    '',
  ],
  id: ['wnid', 'synset', 'synset_id', 'mid'],
}

const isWnid = (text: string) => /^n\d{8}$/.test(text)
/** Whole numbers, which pandas may write as `3.0`. */
const isNumber = (text: string) => /^\d{1,9}(?:\.0+)?$/.test(text)

/**
 * The rows of a text with separated values (RFC 4180), each with the same number of fields; undefined if it has no such
 * table.
 */
export function readRows(text: string): string[][] | undefined {
  const [head = ''] = /^.*/.exec(text) ?? []
  for (const delimiter of delimiters.filter((one) => head.includes(one))) {
    const rows = splitRows(text, delimiter)
    const width = rows?.[0]?.length ?? 0
    if (rows && width > 1 && width <= 20 && rows.every(({ length }) => length === width)) return rows
  }
  return undefined
}

/** The rows of one delimiter; undefined if a quote is not closed. */
export function splitRows(text: string, delimiter: string): string[][] | undefined {
  const rows: string[][] = []
  // A field: in quotes, which are doubled inside, or up to the next delimiter.
  const d = delimiter === '|' ? '\\|' : delimiter
  const field = new RegExp(
    `[ \\t]*"((?:[^"]|""){0,2000})"[ \\t]*(${d}|\\r?\\n|$)|([^${d}\\r\\n]*)(${d}|\\r?\\n|\\r|$)`,
    'y',
  )
  let row: string[] = []
  for (let at = 0; at < text.length || row.length > 0; ) {
    field.lastIndex = at
    const [whole, quoted, afterQuoted, bare = '', afterBare] = field.exec(text) ?? []
    if (whole === undefined) return undefined
    at += whole.length
    row.push(quoted === undefined ? bare.trim() : quoted.replaceAll('""', '"'))
    if ((afterQuoted ?? afterBare) === delimiter) continue
    if (row.some((one) => one !== '')) rows.push(row)
    row = []
  }
  return rows
}

/** The names of classes in the rows of a table, with or without a header; undefined if no column can be the names. */
export function readTable(rows: readonly (readonly string[])[]): Entry[] | undefined {
  const [first = []] = rows
  const titles = first.map((title) => title.toLowerCase().trim())
  const find = (wanted: readonly string[]) => {
    const name = wanted.find((title) => titles.includes(title))
    return name === undefined ? undefined : titles.indexOf(name)
  }
  const titled = { label: find(headers.label), index: find(headers.index), id: find(headers.id) }
  const hasHeader = isHeader(rows, titled)
  const body = hasHeader ? rows.slice(1) : rows
  const columns = first.map((_, at) => body.map((row) => row[at] ?? ''))
  // Names of digits: a column that says to be labels, and nothing else that could be.
  const areNames =
    hasHeader && titled.label !== undefined && titled.index === undefined && columns.every((one) => one.every(isNumber))
  const numbers = areNames ? undefined : chooseColumn(columns, hasHeader ? titled.index : undefined, isIndex)
  const ids = chooseColumn(columns, hasHeader ? titled.id : undefined, (column) => column.every(isWnid))
  const isTitled = hasHeader && titled.label !== undefined && titled.label !== numbers && titled.label !== ids
  const labels = isTitled ? titled.label : columns.findIndex((_, at) => at !== numbers && at !== ids)
  const named = labels === undefined || labels < 0 ? ids : labels
  if (named === undefined || body.length === 0) return undefined
  return body.map((row): Entry => {
    const id = ids === undefined ? undefined : row[ids]
    const index = numbers === undefined ? undefined : row[numbers]
    return { label: row[named] ?? '', ...(id && { id }), ...(index !== undefined && { index: Number(index) }) }
  })
}

/** True if the first row names columns: no number stands there above numbers, and one of its titles is a known one. */
function isHeader(
  rows: readonly (readonly string[])[],
  { label, index, id }: Readonly<Record<'label' | 'index' | 'id', number | undefined>>,
): boolean {
  const [first = [], ...others] = rows
  // As pandas writes a Series: the number of its only column stands above the names.
  if (others.length > 0 && first.length === 2 && first[0] === '' && first[1] === '0') return true
  if (others.length === 0 || first.some(isNumber) || first.some(isWnid)) return false
  const isAboveNumbers = first.some((_, at) => others.every((row) => isNumber(row[at] ?? '') || isWnid(row[at] ?? '')))
  return (
    isAboveNumbers ||
    ((label !== undefined || id !== undefined) && (index !== undefined || first.length === 1)) ||
    (label !== undefined && id !== undefined)
  )
}

/** The numbers of classes: each a number, none twice, from 0 or 1 on. */
function isIndex(column: readonly string[]): boolean {
  if (!column.every(isNumber)) return false
  const numbers = column.map(Number)
  const lowest = numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  return new Set(numbers).size === numbers.length && lowest <= 1
}

/** The titled column if it fits, else the first that does. */
function chooseColumn(
  columns: readonly (readonly string[])[],
  titled: number | undefined,
  isFit: (column: readonly string[]) => boolean,
): number | undefined {
  if (titled !== undefined && isFit(columns[titled] ?? [])) return titled
  const found = columns.findIndex((column) => column.length > 0 && isFit(column))
  return found < 0 ? undefined : found
}
