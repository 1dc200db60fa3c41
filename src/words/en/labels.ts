import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

const names = (count: number) => plural(count, { one: '1 name', other: `${formats.number(count)} names` })
const classes = (count: number) => plural(count, { one: '1 class', other: `${formats.number(count)} classes` })

/** The names of classes: the editor, and what is to be said of a list. */
export const labels = {
  edit: 'Edit class names',
  title: 'Class names',
  how: (count: number) =>
    `One name a line, in the order of the ${classes(count)}. Paste a list in any form: lines, JSON, a table, a Python list.`,
  field: 'Class names, one a line',
  openList: 'Open a list',
  useNumbers: 'Use numbers',
  restore: 'Restore the names of the network',
  undo: 'Undo',
  apply: 'Apply',
  count: (given: number, wanted: number) => `${names(given)}, ${classes(wanted)}`,
  kept: 'The names are kept with this network on this device.',
  tooLong: 'The list is too long to be kept on this device, so it lasts until you close or reload the page.',
  used: rich('The names in {file} are used.'),
  usedEarlier: rich('The names in {file}, which you gave earlier, are used here too.'),
  doNotUse: 'Do not use them',
  unused: rich('The list in {file} is not used.'),
  otherNetwork: 'It is kept for the network that you add next.',
  mend: 'Edit the names',
  notAList: 'It contains no class names as text.',
  otherLength: (given: number, wanted: number) => `The list has ${names(given)}, the network ${classes(wanted)}.`,
  outOfRange: (highest: number, wanted: number) =>
    `The list counts up to ${formats.number(highest)}, but the network has ${classes(wanted)}, from 0 to ${formats.number(wanted - 1)}.`,
  twice: (label: string, first: number, second: number, count: number) =>
    `Classes ${first} and ${second} have the same name, “${label}”.${count > 1 ? ` ${count === 2 ? '1 more name repeats' : `${formats.number(count - 1)} more names repeat`} an earlier one.` : ''}`,
  empty: (first: number, count: number) =>
    `Class ${first} has no name and goes by its number.${count > 1 ? ` So ${count === 2 ? 'does' : 'do'} ${formats.number(count - 1)} more.` : ''}`,
  sameNumber: (index: number, count: number) =>
    `The list names class ${index} twice; the first name counts.${count > 1 ? ` The same holds for ${formats.number(count - 1)} more.` : ''}`,
  shortened: (first: number, count: number) =>
    `The name of class ${first} is very long and was cut.${count > 1 ? ` So ${count === 2 ? 'was' : 'were'} ${formats.number(count - 1)} more.` : ''}`,
}
