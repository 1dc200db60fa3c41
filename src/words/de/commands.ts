import type { Words } from '../en/index.ts'

export const commands: Words['commands'] = {
  compare: { label: 'Vergleichen' },
  sideBySide: { label: 'Nebeneinander' },
  photoOnly: {
    label: 'Halten: nur Foto',
    hint: 'Halten, um nur das Foto zu sehen (Leertaste), oder klicken zum Umschalten',
  },
  zoomIn: { label: 'Vergrößern' },
  zoomOut: { label: 'Verkleinern' },
  fit: { label: 'Einpassen' },
  help: { label: 'Tastatur' },
}
