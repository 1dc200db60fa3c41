/**
 * The keys of a table, in its order. `Object.keys` gives them as any text, because an object may have more than its type
 * says; the tables that this is for are constants, written down where their type is taken from.
 */
export const keysOf = <Table extends object>(table: Table) => Object.keys(table) as (keyof Table & string)[]
