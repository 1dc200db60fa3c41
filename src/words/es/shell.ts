import type { Words } from '../en/index.ts'

export const shell: Words['shell'] = {
  offline: 'Sin conexión.',
  offlineMore: 'Todo lo que ya has usado sigue funcionando.',
  offlineOpen: 'Esta página funciona hasta que la cierres.',
  kept: 'Lista para usar sin conexión.',
  keptMore: 'Ya puedes abrir esta página sin conexión.',
  update: 'Hay una versión nueva. Recarga cuando quieras.',
  along: 'Tus imágenes se conservan y se vuelven a analizar.',
  loses: 'No se pueden conservar tus imágenes. Guarda lo que necesites y después recarga.',
  reload: 'Recargar',
  later: 'Más tarde',
  install: 'Instalar',
}
