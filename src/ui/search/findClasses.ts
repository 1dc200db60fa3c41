import { readable } from '../parts/readable.ts'

export interface ClassItem {
  id: number
  label: string
  wnid: string
}

/** The maximum number of matches listed; typing more finds the rest. */
const MOST = 60

/** Classes whose label, id or index contains the text; first those that are called so, then those that begin with it. */
export function findClasses(classes: readonly (readonly [wnid: string, label: string])[], text: string): ClassItem[] {
  const wanted = text.trim().toLowerCase()
  const all = classes.map(([wnid, label], id) => ({ id, wnid, label: readable(label) }))
  const place = ({ id, wnid, label }: ClassItem) => {
    const name = label.toLowerCase()
    if (name === wanted || wnid === wanted || String(id) === wanted) return 0
    return name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3
  }
  return all
    .filter((one) => place(one) < 3)
    .sort((a, b) => place(a) - place(b) || a.id - b.id)
    .slice(0, MOST)
}
