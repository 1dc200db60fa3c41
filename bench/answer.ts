/** A row of a table: numbers and texts, as written with --json. */
export type Row = Readonly<Record<string, unknown>>

/** The result of a benchmark: one table and its notes. */
export interface Answer<R extends Row = Row> {
  title: string
  /** The machine it was measured on. */
  machine: string
  columns: readonly { title: string; cell(row: R): string }[]
  rows: readonly R[]
  notes: readonly string[]
}
