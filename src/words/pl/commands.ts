import type { Words } from '../en/index.ts'

export const commands: Words['commands'] = {
  compare: { label: 'Porównaj' },
  sideBySide: { label: 'Obok siebie' },
  photoOnly: { label: 'Samo zdjęcie', hint: 'Przytrzymaj, aby zobaczyć samo zdjęcie (spacja)' },
  zoomIn: { label: 'Powiększ' },
  zoomOut: { label: 'Pomniejsz' },
  fit: { label: 'Dopasuj' },
  help: { label: 'Klawiatura' },
}
