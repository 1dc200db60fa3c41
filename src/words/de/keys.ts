import type { LateWords } from '../en/late.ts'

export const keys: LateWords['keys'] = {
  top: 'Die erste, zweite oder dritte Klasse erklären',
  lessOpacity: 'Weniger Wärme',
  moreOpacity: 'Mehr Wärme',
  colours: 'Nächste Farben',
  overlayStyle: 'Wärme, Konturen, Maske',
  compare: 'Foto und Wärme vergleichen',
  region: 'Rahmen um den heißesten Bereich',
  evidence: 'Was dafür spricht oder dagegen',
  sideBySide: 'Die ersten drei nebeneinander',
  photoOnly: 'Gedrückt halten: nur das Foto',
  probe: 'Die Karte lesen',
  arrows: 'Auf dem Bild: die nächste Zelle lesen oder das vergrößerte Bild bewegen',
  zoomIn: 'Größer',
  zoomOut: 'Kleiner',
  fit: 'Das ganze Bild',
  help: 'Diese Liste',
  escape: 'Schließen, was offen ist',
  stepThrough: 'Das vorige Bild, das nächste',
  ends: 'Im Filmstreifen: das erste, das letzte Bild',
  remove: 'Im Filmstreifen: das Bild entfernen',
  names: { space: 'Leertaste', up: '↑', down: '↓', left: '←', right: '→', escape: 'Esc' },
  keysWork:
    'Buchstaben, Ziffern und Zeichen wirken im Reiter „Bild“. In den Einstellungen lassen sie sich ausschalten.',
  keysAreOff: 'Buchstaben, Ziffern und Zeichen sind ausgeschaltet. In den Einstellungen lassen sie sich einschalten.',
}
