import type { Words } from '../en/index.ts'

export const commands: Words['commands'] = {
  compare: { label: 'Vergleichen' },
  sideBySide: { label: 'Nebeneinander' },
  photoOnly: { label: 'Nur Foto', hint: 'Gedrückt halten, um nur das Foto zu sehen (Leertaste)' },
  zoomIn: { label: 'Vergrößern' },
  zoomOut: { label: 'Verkleinern' },
  fit: { label: 'Einpassen' },
  help: { label: 'Tastatur' },
}
