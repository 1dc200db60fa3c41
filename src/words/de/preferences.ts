import type { LateWords } from '../en/late.ts'

export const preferences: LateWords['preferences'] = {
  themes: { system: 'Wie System', light: 'Hell', dark: 'Dunkel' },
  embedSettings: 'Einstellungen in gespeicherten Bildern ablegen',
  singleKeys: 'Tastenkürzel mit einer Taste',
  resetSettings: 'Auf Standard zurücksetzen',
}
