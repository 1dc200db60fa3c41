import type { LazyWords } from '../en/lazy.ts'
import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

const names = (count: number) => plural(count, { one: '1 Name', other: `${formats.number(count)} Namen` })
const classes = (count: number) => plural(count, { one: '1 Klasse', other: `${formats.number(count)} Klassen` })

export const labels: LazyWords['labels'] = {
  edit: 'Klassennamen bearbeiten',
  title: 'Klassennamen',
  how: (count) =>
    `Ein Name je Zeile, in der Reihenfolge der Klassen (${formats.number(count)}). Fügen Sie eine Liste in beliebiger Form ein: Zeilen, JSON, eine Tabelle, eine Python-Liste.`,
  field: 'Klassennamen, einer je Zeile',
  openList: 'Liste öffnen',
  useNumbers: 'Nummern verwenden',
  restore: 'Namen des Netzes wiederherstellen',
  undo: 'Rückgängig',
  apply: 'Übernehmen',
  count: (given, wanted) => `${names(given)}, ${classes(wanted)}`,
  kept: 'Die Namen werden mit diesem Netz auf diesem Gerät gespeichert.',
  tooLong:
    'Die Liste ist zu lang, um auf diesem Gerät gespeichert zu werden; sie gilt, bis Sie die Seite schließen oder neu laden.',
  used: rich('Die Namen aus {file} werden verwendet.'),
  usedEarlier: rich('Die Namen aus {file}, die Sie vorher angegeben haben, werden auch hier verwendet.'),
  doNotUse: 'Nicht verwenden',
  unused: rich('Die Liste in {file} wird nicht verwendet.'),
  otherNetwork: 'Sie bleibt aufgehoben und gilt für das Netz, das Sie als Nächstes hinzufügen.',
  mend: 'Namen bearbeiten',
  notAList: 'Sie enthält keine Klassennamen als Text.',
  otherLength: (given, wanted) => `Die Liste hat ${names(given)}, das Netz ${classes(wanted)}.`,
  outOfRange: (highest, wanted) =>
    `Die Liste zählt bis ${formats.number(highest)}, aber das Netz hat ${classes(wanted)}, von 0 bis ${formats.number(wanted - 1)}.`,
  twice: (label, first, second, count) =>
    `Die Klassen ${first} und ${second} haben denselben Namen, „${label}“.${count > 1 ? ` Weitere Wiederholungen: ${formats.number(count - 1)}.` : ''}`,
  empty: (first, count) =>
    `Klasse ${first} hat keinen Namen und wird mit ihrer Nummer genannt.${count > 1 ? ` Weitere ohne Namen: ${formats.number(count - 1)}.` : ''}`,
  sameNumber: (index, count) =>
    `Die Liste hat zwei Namen für Klasse ${index}; der erste gilt.${count > 1 ? ` Weitere solche Klassen: ${formats.number(count - 1)}.` : ''}`,
  shortened: (first, count) =>
    `Der Name der Klasse ${first} ist sehr lang und wurde gekürzt.${count > 1 ? ` Weitere gekürzte Namen: ${formats.number(count - 1)}.` : ''}`,
}
