import type { Words } from '../en/index.ts'

export const shell: Words['shell'] = {
  offline: 'Sin conexión.',
  offlineMore: 'Todo lo que ya se usó sigue funcionando.',
  offlineOpen: 'Esta página funciona mientras siga abierta.',
  kept: 'Lista para usar sin conexión.',
  keptMore: 'Desde ahora esta página se abre sin red.',
  update: 'Hay una versión nueva. Recarga cuando quieras.',
  along: 'Tus imágenes se conservan y se vuelven a mirar.',
  loses: 'No se pueden conservar tus imágenes. Guarda lo que necesites y después recarga.',
  reload: 'Recargar',
  later: 'Más tarde',
  install: 'Instalar',
}
