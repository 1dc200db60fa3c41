import type { ListFault } from '../../labels/classList.ts'
import type { LazyWords } from '../../words/en/lazy.ts'

/** What is wrong with a list of classes, in a sentence. */
export function faultText(words: LazyWords['labels'], fault: ListFault): string {
  switch (fault.fault) {
    case 'notAList':
      return words.notAList
    case 'otherLength':
      return words.otherLength(fault.names, fault.classes)
    case 'outOfRange':
      return words.outOfRange(fault.highest, fault.classes)
    case 'twice':
      return words.twice(shorten(fault.label), fault.first, fault.second, fault.count)
    case 'empty':
      return words.empty(fault.first, fault.count)
    case 'sameNumber':
      return words.sameNumber(fault.index, fault.count)
    case 'shortened':
      return words.shortened(fault.first, fault.count)
  }
}

const shorten = (label: string) => (label.length > 40 ? `${label.slice(0, 40)}…` : label)
