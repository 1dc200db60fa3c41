import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

export const preprocessing: LazyWords['preprocessing'] = {
  title: 'Vorverarbeitung',
  values: 'Werte',
  valueNames: {
    '0..1': '0 bis 1',
    '-1..1': '−1 bis 1',
    '0..255': '0 bis 255',
    torch: 'torch (standardisiert)',
    caffe: 'caffe (Mittelwert abgezogen)',
    custom: 'eigene',
  },
  channels: 'Kanäle',
  channelNames: { rgb: 'RGB', bgr: 'BGR', grey: 'Graustufen' },
  resize: 'Skalierung',
  resizeNames: { nearest: 'nächster Nachbar', bilinear: 'bilinear', bicubic: 'bikubisch', area: 'Fläche' },
  fit: 'Einpassung',
  fitNames: { stretch: 'strecken', 'centre-crop': 'Mitte ausschneiden', 'short-side': 'kurze Seite, dann Ausschnitt' },
  antialias: 'Kantenglättung',
  antialiased: 'geglättet',
  noEffect: 'Ändert bei nächstem Nachbarn und Fläche nichts.',
  width: 'Breite',
  height: 'Höhe',
  sizeIsFree: 'Die Datei lässt die Größe offen: Diese ist geraten.',
  seesPart:
    'Das Netz sieht einen Ausschnitt des Bildes. Außerhalb davon gibt es keine Wärme: Das Foto ist dort auf dieser Seite dunkler und bleibt in gespeicherten Bildern, wie es ist.',
  shortSide: 'Kurze Seite',
  mean: 'Mittelwert',
  scale: 'Faktor',
  numbersHint: '(Pixel − Mittelwert) × Faktor, Pixel von 0 bis 255. Eine Zahl oder drei in der Reihenfolge der Kanäle.',
  from: {
    file: 'Aus der Datei des Netzes.',
    network: 'Die ersten Schichten des Netzes skalieren die Werte.',
    guess: 'Eine Vermutung: Die Datei sagt es nicht.',
    person: 'Ihre Wahl; sie wird mit diesem Netz gespeichert.',
  },
  reset: 'Vorverarbeitung zurücksetzen',
  used: (text) => `Diese Antwort: ${text}.`,
  guessed: (values) => `Die Pixelwerte sind vermutet: ${values}.`,
  compare: 'Möglichkeiten vergleichen',
  doubt: (logit) =>
    `Ein Logit von ${formats.fixed(logit, 0)} ist verdächtig: Vielleicht erwartet das Netz andere Pixelwerte.`,
  isRight: 'Werte behalten',
  choices: 'Was das Netz antworten würde',
}
