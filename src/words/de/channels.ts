import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const channels: Words['channels'] = {
  whereAndWhy: 'Wohin es geschaut hat, und warum',
  mapOf: (height, width) => `Karte, ${height} × ${width}`,
  theMap: (height, width) => `Die Karte, ${height} × ${width}`,
  range: (low, high) => `${formats.short(low)} bis ${formats.short(high)}`,
  channel: (index) => `Kanal ${index}`,
  beforeWeighting: (index) => `Kanal ${index} vor der Gewichtung`,
  afterWeighting: (index) => `Kanal ${index} nach der Gewichtung`,
  weighsMost: (index, count, layer) =>
    `Kanal ${index} hat von den ${count} Kanälen von ${layer} das größte Gewicht. Es ist der Mittelwert seiner Gradienten; die Karte ist der Mittelwert aller Kanäle, jeder mal sein Gewicht, soweit er über null liegt.`,
  weighsMostAgainst: (index, count, layer) =>
    `Kanal ${index} hat von den ${count} Kanälen von ${layer} das größte Gewicht. Es ist der Mittelwert seiner Gradienten mit vertauschtem Vorzeichen, denn hier geht es darum, was gegen die Klasse spricht; die Karte ist der Mittelwert aller Kanäle, jeder mal sein Gewicht, soweit er über null liegt.`,
  aMap: 'Karte, 14 × 14',
  aChannel: 'Ein Kanal',
  timesItsWeight: '× sein Gewicht',
  whatComes: 'Die Karte aus der letzten Faltung des Netzes und der Kanal mit dem größten Gewicht darin.',

  toCome: 'Wählen Sie ein Bild: Dann stehen hier alle Kanäle der Schicht.',
  reading: (layer) => `Alle Kanäle von ${layer} werden gelesen …`,
  channelsOf: (count, layer) => `${count} Kanäle von ${layer}`,
  order: 'Reihenfolge',
  orders: { share: 'nach Anteil', index: 'nach Nummer' },
  shown: 'Gezeigt',
  stages: { before: 'ungewichtet', after: 'gewichtet' },
  scaleOfItsOwn: 'Jeder Kanal auf eigener Skala, von seinem kleinsten bis zu seinem größten Wert.',
  oneScale:
    'Jeder Kanal mal sein Gewicht, alle auf einer Skala: Was leuchtet, macht die Karte aus; was dunkel ist, nimmt ihr etwas.',
  wall: (count, chosen) => `Alle ${count} Kanäle; Kanal ${chosen} ist gewählt. Die Pfeiltasten wählen einen anderen.`,
  overPicture: (index) => `Kanal ${index} über dem Bild`,
  weight: 'Gewicht',
  shareOfMap: 'Anteil an der Karte',
  values: 'Werte',
  valuesAfter: 'Werte nach der Gewichtung',
  takesAway: {
    for: 'Er nimmt der Karte etwas: Wo er aktiv ist, wird die Klasse unwahrscheinlicher.',
    against:
      'Er nimmt der Karte etwas; sie zeigt, was gegen die Klasse spricht: Wo er aktiv ist, wird die Klasse wahrscheinlicher.',
  },
  adds: 'Der Anteil ist das, was er dort beiträgt, wo die Karte positiv ist, gemessen an allen Kanälen.',
}
