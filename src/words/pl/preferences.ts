import type { LazyWords } from '../en/lazy.ts'

export const preferences: LazyWords['preferences'] = {
  themes: { system: 'Jak system', light: 'Jasny', dark: 'Ciemny' },
  embedSettings: 'Dołączaj ustawienia do zapisywanych obrazów',
  singleKeys: 'Skróty jednoklawiszowe',
  resetSettings: 'Przywróć ustawienia domyślne',
}
