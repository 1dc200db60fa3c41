import type { Words } from '../en/index.ts'

export const commands: Words['commands'] = {
  compare: { label: 'Comparar' },
  sideBySide: { label: 'Lado a lado' },
  photoOnly: {
    label: 'Mantener: ver foto',
    hint: 'Mantén pulsado para ver solo la foto (espacio) o haz clic para alternar',
  },
  zoomIn: { label: 'Acercar' },
  zoomOut: { label: 'Alejar' },
  fit: { label: 'Ajustar' },
  help: { label: 'Teclado' },
}
