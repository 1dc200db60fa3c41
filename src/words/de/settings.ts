import type { Words } from '../en/index.ts'

export const settings: Words['settings'] = {
  showsRegion: { label: 'Rahmen um den heißesten Bereich' },
  evidence: { label: 'Belege dagegen', hint: 'Die Teile des Bildes, die die Klasse unwahrscheinlicher machen.' },
  score: { label: 'Wertung', options: { probability: 'Wahrscheinlichkeit', logit: 'Logit' } },
  layer: { label: 'Schicht' },
  reading: { label: 'Lesen als' },
  output: { label: 'Ausgabe' },
  method: { label: 'Methode' },
  fusion: { label: 'Verbindung' },
  smoothing: { label: 'Glättung' },
  classAsked: { label: 'Eine andere Klasse erklären' },
  colours: { label: 'Farben' },
  opacity: { label: 'Deckkraft' },
  scale: { label: 'Skala der Farben', options: { own: 'jede Klasse für sich', common: 'eine für die ersten drei' } },
  overlayStyle: { label: 'Stil', options: { heat: 'Wärme', clear: 'Klar', contours: 'Konturen', mask: 'Maske' } },
  threshold: { label: 'Schwelle' },
}
