import { type AnsweringOutput, answerCount } from '../graph/answering.ts'
import type { ListBeside } from '../labels/classList.ts'
import { type ArrangedList, arrange, isUsable, type ToldList, withNumbers } from '../labels/classList.ts'
import type { Classes } from '../types.ts'
import { classesFor } from './aboutFile.ts'

/** The classes of each output, and what is to be said of the list that names them, or that cannot. */
export interface Named {
  classes: Classes[]
  /** True if a list names classes of any output. */
  isNamed: boolean
  told?: ToldList
}

/**
 * The classes of each output: each list goes to the first output with as many answers; outputs without one get
 * ImageNet's names if they have a thousand answers, or a thousand and one, else numbers. What is strange about a list is
 * told, also that it came before the network, or that it fits no output, which costs nothing.
 */
export function nameClasses(outputs: readonly AnsweringOutput[], lists: readonly ListBeside[]): Named {
  const waiting = [...lists]
  let told: ToldList | undefined
  const classes = outputs.map((output): Classes => {
    const count = answerCount(output)
    for (const [at, list] of waiting.entries()) {
      const arranged = arrange(list.entries, count)
      if (!isFor(list, arranged)) continue
      waiting.splice(at, 1)
      const instead = list.isEarlier && { instead: classesFor(count) }
      if (arranged.faults.length > 0 || instead) told ??= { ...arranged, file: list.file, isUsed: true, ...instead }
      return withNumbers(arranged.names)
    }
    return classesFor(count)
  })
  const wrong = waiting.length === lists.length ? lists.find(({ isSure, isQuiet }) => isSure && !isQuiet) : undefined
  const [first] = outputs
  if (wrong && first) told = { ...arrange(wrong.entries, answerCount(first)), file: wrong.file, isUsed: false }
  return { classes, isNamed: waiting.length < lists.length, ...(told && { told }) }
}

/** A list that is only perhaps one has no faults. */
const isFor = ({ isSure }: ListBeside, list: ArrangedList) => isUsable(list) && (isSure || list.faults.length === 0)
