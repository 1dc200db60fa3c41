import type { Words } from '../en/index.ts'

export const preferences: Words['preferences'] = {
  themes: { system: 'Como el sistema', light: 'Claro', dark: 'Oscuro' },
  embedSettings: 'Incluir los ajustes en las imágenes guardadas',
  singleKeys: 'Atajos de una sola tecla',
  resetSettings: 'Restablecer los ajustes',
}
