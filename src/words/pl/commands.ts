import type { Words } from '../en/index.ts'

export const commands: Words['commands'] = {
  compare: { label: 'Porównaj' },
  sideBySide: { label: 'Obok siebie' },
  photoOnly: {
    label: 'Pokaż zdjęcie',
    hint: 'Przytrzymaj, aby zobaczyć samo zdjęcie (spacja), albo kliknij, aby przełączyć',
  },
  zoomIn: { label: 'Powiększ' },
  zoomOut: { label: 'Pomniejsz' },
  fit: { label: 'Dopasuj' },
  help: { label: 'Klawiatura' },
}
