import type { Words } from '../en/index.ts'

export const pictures: Words['pictures'] = {
  choose: 'Elegir imágenes',
  savePicture: 'Guardar imagen',
  saveData: 'Guardar datos',
  samples: 'Ejemplos',
  pictures: 'Imágenes',
}
