import * as v from 'valibot'
import { type AnsweringOutput, answerCount } from '../graph/answering.ts'
import { ClassList } from '../model/package/checks.ts'
import type { Classes } from '../types.ts'
import { classesFor } from './aboutFile.ts'
import type { SourceFile } from './sources.ts'

/** A class list with ids, [["n02123045", "tabby"], ...], in a file beside a network. */
export const pairsAmong = (files: readonly SourceFile[]): Classes | undefined =>
  files
    .filter(({ kind, json }) => kind === 'json' && Array.isArray(json) && json.every(Array.isArray))
    .map(({ json }) => v.safeParse(ClassList, json))
    .find(({ success }) => success)?.output as Classes | undefined

/**
 * The classes of each output: those that the files name go to the first output with as many answers; others get
 * ImageNet's names if they have a thousand, else numbers. Throws nothing: `fits` tells whether the names were used.
 */
export function nameClasses(
  outputs: readonly AnsweringOutput[],
  named: Classes | undefined,
): { classes: Classes[]; fits: boolean } {
  const taker = named ? outputs.findIndex((output) => answerCount(output) === named.length) : -1
  const classes = outputs.map((output, index) => (index === taker && named ? named : classesFor(answerCount(output))))
  return { classes, fits: !named || taker >= 0 }
}
