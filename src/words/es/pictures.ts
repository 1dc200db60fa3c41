import type { Words } from '../en/index.ts'

export const pictures: Words['pictures'] = {
  choose: 'Abrir imágenes',
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
  known: 'lo conoce',
  unknown: 'nunca lo ha visto',
}
