import type { LateWords } from '../en/late.ts'

export const preferences: LateWords['preferences'] = {
  themes: { system: 'Como el sistema', light: 'Claro', dark: 'Oscuro' },
  embedSettings: 'Incluir los ajustes en las imágenes guardadas',
  singleKeys: 'Atajos de una sola tecla',
  resetSettings: 'Restablecer los valores predeterminados',
}
