import type { LazyWords } from '../en/lazy.ts'

export const preferences: LazyWords['preferences'] = {
  themes: { system: 'Wie System', light: 'Hell', dark: 'Dunkel' },
  embedSettings: 'Einstellungen in gespeicherten Bildern ablegen',
  singleKeys: 'Tastenkürzel mit einer Taste',
  resetSettings: 'Auf Standard zurücksetzen',
}
