import type { Words } from '../en/index.ts'

export const pictures: Words['pictures'] = {
  choose: 'Abrir imágenes',
  savePicture: 'Guardar imagen',
  saveData: 'Guardar datos',
  samples: 'Ejemplos',
  sampleNames: {
    cat: 'Gato',
    golfBall: 'Pelota de golf',
    parachute: 'Paracaídas',
    coffee: 'Café',
    astronaut: 'Astronauta',
  },
  isKnown: 'lo conoce',
  isUnknown: 'nunca lo ha visto',
}
