import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const channels: Words['channels'] = {
  whereAndWhy: 'Warum',
  mapOf: (height, width) => `Karte, ${height} × ${width}`,
  theMap: (height, width) => `Die Karte, ${height} × ${width}`,
  range: (low, high) => `${formats.short(low)} bis ${formats.short(high)}`,
  channel: (index) => `Kanal ${index}`,
  beforeWeighting: (index) => `Kanal ${index} vor der Gewichtung`,
  afterWeighting: (index) => `Kanal ${index} nach der Gewichtung`,
  weighsMost: (index, count, layer) =>
    `Von den ${count} Kanälen von ${layer} hat Kanal ${index} das größte Gewicht: den Mittelwert seiner Gradienten. Die Karte ist der Mittelwert aller Kanäle, jeder mit seinem Gewicht multipliziert; negative Werte werden null.`,
  weighsMostAgainst: (index, count, layer) =>
    `Von den ${count} Kanälen von ${layer} hat Kanal ${index} das größte Gewicht: den Mittelwert seiner Gradienten, mit umgekehrtem Vorzeichen, weil es um Belege gegen die Klasse geht. Die Karte ist der Mittelwert aller Kanäle, jeder mit seinem Gewicht multipliziert; negative Werte werden null.`,
  aMap: 'Karte, 14 × 14',
  aChannel: 'Ein Kanal',
  timesWeight: 'Kanal × Gewicht',
  times: (index, weight) => `Kanal ${index} × ${formats.short(weight)}`,
  whatComes: 'Die Karte aus der letzten Faltung des Netzes und der Kanal mit dem größten Gewicht darin.',

  toCome: 'Wählen Sie ein Bild, um hier alle Kanäle der Schicht zu sehen.',
  reading: (layer) => `Alle Kanäle von ${layer} werden gelesen …`,
  channelsOf: (count, layer) => `${count} Kanäle von ${layer}`,
  order: 'Reihenfolge',
  orders: { share: 'nach Beitrag', index: 'nach Nummer' },
  shown: 'Ansicht',
  stages: { before: 'ungewichtet', after: 'gewichtet' },
  scaleOfItsOwn: 'Jeder Kanal hat seine eigene Skala, vom kleinsten bis zum größten Wert.',
  oneScale:
    'Jeder Kanal mit seinem Gewicht multipliziert, alle auf einer Skala: Helles trägt zur Karte bei, Dunkles nimmt ihr etwas.',
  wall: (count, chosen) =>
    `Alle ${count} Kanäle; Kanal ${chosen} ist ausgewählt. Mit den Pfeiltasten wählen Sie einen anderen.`,
  overPicture: (index) => `Kanal ${index} über dem Bild`,
  weight: 'Gewicht',
  shareOfMap: 'Beitrag zur Karte',
  values: 'Werte',
  valuesAfter: 'Werte nach der Gewichtung',
  takesAway: {
    for: 'Er nimmt der Karte etwas: Wo er aktiv ist, wird die Klasse unwahrscheinlicher.',
    against:
      'Er nimmt der Karte etwas, die Belege gegen die Klasse zeigt: Wo er aktiv ist, wird die Klasse wahrscheinlicher.',
  },
  adds: 'Der Beitrag ist sein Anteil an der Summe aller Kanäle, dort wo die Karte positiv ist.',
}
