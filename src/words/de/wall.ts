import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

export const wall: LazyWords['wall'] = {
  toCome: 'Wählen Sie ein Bild, um hier alle Kanäle der Schicht zu sehen.',
  reading: (layer) => `Alle Kanäle von ${layer} werden gelesen …`,
  channelsOf: (count, layer) => `${formats.number(count)} Kanäle von ${layer}`,
  order: 'Reihenfolge',
  orders: { share: 'nach Beitrag', index: 'nach Nummer' },
  shown: 'Ansicht',
  stages: { before: 'ungewichtet', after: 'gewichtet' },
  byGradCam: 'Diese Methode hat keine Gewichte für Kanäle. Reihenfolge und Beiträge sind die von Grad-CAM.',
  scaleOfItsOwn: 'Jeder Kanal hat seine eigene Skala, vom kleinsten bis zum größten Wert.',
  oneScale:
    'Jeder Kanal mit seinem Gewicht multipliziert, alle auf einer Skala: Helles trägt zur Karte bei, Dunkles nimmt ihr etwas.',
  wall: (count, chosen) =>
    `Alle ${formats.number(count)} Kanäle; Kanal ${chosen} ist ausgewählt. Mit den Pfeiltasten wählen Sie einen anderen.`,
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
