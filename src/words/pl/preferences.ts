import type { Words } from '../en/index.ts'

export const preferences: Words['preferences'] = {
  themes: { system: 'Jak system', light: 'Jasny', dark: 'Ciemny' },
  embedSettings: 'Dołączaj ustawienia do zapisywanych obrazów',
  singleKeys: 'Skróty jednoklawiszowe',
  resetSettings: 'Przywróć ustawienia domyślne',
}
