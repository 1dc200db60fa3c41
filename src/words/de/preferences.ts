import type { Words } from '../en/index.ts'

export const preferences: Words['preferences'] = {
  themes: { system: 'Wie System', light: 'Hell', dark: 'Dunkel' },
  embedSettings: 'Einstellungen in gespeicherten Bildern ablegen',
  singleKeys: 'Tastenkürzel mit einer Taste',
  resetSettings: 'Auf Standard zurücksetzen',
}
