import { Fragment, type ReactNode } from 'react'
import type { Rich } from '../../words/rich.ts'

/** A text with its places, `{name}`, filled by a link, a file name, or a part that must not break. */
export function fill<Names extends string>(text: Rich<Names>, parts: Readonly<Record<Names, ReactNode>>): ReactNode {
  // Splitting by a pattern with a group puts the names between the texts.
  return text.split(/\{(\w+)\}/).map((piece, at) => {
    const key = `${at}`
    return <Fragment key={key}>{at % 2 === 0 ? piece : parts[piece as Names]}</Fragment>
  })
}
