import type { LazyWords } from '../en/lazy.ts'
import { formats, plural } from './formats.ts'

/** What a network answers, where that is no list of probabilities, and what it takes besides a picture. */
export const answers: LazyWords['answers'] = {
  multiLabel: `Das Netz beurteilt jede Klasse für sich, die Prozentwerte müssen also nicht ${formats.share(1)} ergeben.`,
  linear:
    'Die letzte Schicht hat keine Aktivierung, die Wahrscheinlichkeiten ergibt: Das sind ihre Werte, wie sie sind.',
  readings: { logits: 'Punktzahlen (Logits)', values: 'Werte' },
  nameThem: 'Die zwei Antworten benennen',
  callThem: 'Nennen Sie sie',
  namesKept: 'Die Namen werden mit diesem Netz auf diesem Gerät gespeichert.',
  low: 'Ausgabe nahe 0',
  high: 'Ausgabe nahe 1',
  numbers: (name) => `Eingabe ${name}`,
  nth: (name, nth) => `${name} ${nth}`,
  allNumbers: (count) => `${formats.number(count)} Zahlen, durch Leerzeichen getrennt`,
  wrong: (count) => `Geben Sie ${plural(count, { one: '1 Zahl', other: `${formats.number(count)} Zahlen` })} ein.`,
  takesNumbers: 'Dieses Netz nimmt neben dem Bild auch Zahlen.',
}
