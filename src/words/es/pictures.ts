import type { Words } from '../en/index.ts'

export const pictures: Words['pictures'] = {
  choose: 'Elegir imágenes',
  savePicture: 'Guardar imagen',
  saveData: 'Guardar datos',
  share: 'Compartir',
  samples: 'Ejemplos',
  sampleNames: {
    'cat.png': 'Gato',
    'golf-ball.png': 'Pelota de golf',
    'parachute.png': 'Paracaídas',
    'coffee.png': 'Café',
    'astronaut-320x480.png': 'Astronauta',
  },
  known: 'en su lista',
  unknown: 'no está en su lista',
}
