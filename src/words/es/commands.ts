import type { Words } from '../en/index.ts'

export const commands: Words['commands'] = {
  compare: { label: 'Comparar' },
  sideBySide: { label: 'Lado a lado' },
  photoOnly: { label: 'Solo la foto', hint: 'Mantén pulsado para ver solo la foto (espacio)' },
  zoomIn: { label: 'Acercar' },
  zoomOut: { label: 'Alejar' },
  fit: { label: 'Ajustar' },
  help: { label: 'Teclado' },
}
