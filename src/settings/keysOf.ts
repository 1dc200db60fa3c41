/**
 * The keys of a table, in its order. `Object.keys` types them as `string`, because an object may have more keys than
 * its type says; these tables are constants, and their types are derived from them.
 */
export const keysOf = <Table extends object>(table: Table) => Object.keys(table) as (keyof Table & string)[]
