import type { LateWords } from '../en/late.ts'

export const preferences: LateWords['preferences'] = {
  themes: { system: 'Jak system', light: 'Jasny', dark: 'Ciemny' },
  embedSettings: 'Dołączaj ustawienia do zapisywanych obrazów',
  singleKeys: 'Skróty jednoklawiszowe',
  resetSettings: 'Przywróć ustawienia domyślne',
}
