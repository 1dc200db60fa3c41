import type { LazyWords } from '../en/lazy.ts'

export const keys: LazyWords['keys'] = {
  top: 'Die erste, zweite oder dritte Klasse erklären',
  lessOpacity: 'Deckkraft verringern',
  moreOpacity: 'Deckkraft erhöhen',
  colours: 'Nächste Farben',
  overlayStyle: 'Wärme, Klar, Konturen, Maske',
  compare: 'Foto und Wärme vergleichen',
  region: 'Rahmen um den heißesten Bereich',
  evidence: 'Belege für oder gegen die Klasse',
  sideBySide: 'Die ersten drei nebeneinander',
  photoOnly: 'Halten, um das Foto zu sehen',
  probe: 'Werte der Karte ablesen',
  arrows: 'Auf dem Bild: die nächste Zelle ablesen oder das vergrößerte Bild verschieben',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  fit: 'Ganzes Bild einpassen',
  help: 'Diese Liste',
  escape: 'Schließen',
  stepPicture: 'Voriges oder nächstes Bild',
  ends: 'Im Filmstreifen: erstes oder letztes Bild',
  remove: 'Im Filmstreifen: Bild entfernen',
  seen: 'Auf dem Ausschnitt, den das Netz sieht: verschieben; Home (Pos1) führt zur Mitte, End (Ende) ans Ende',
  names: { space: 'Leertaste', up: '↑', down: '↓', left: '←', right: '→', escape: 'Esc' },
  keysWork:
    'Die Tasten für Buchstaben, Ziffern und Zeichen wirken im Tab „Bild“. Sie lassen sich in den Einstellungen ausschalten.',
  keysAreOff:
    'Die Tasten für Buchstaben, Ziffern und Zeichen sind ausgeschaltet. Sie lassen sich in den Einstellungen einschalten.',
}
