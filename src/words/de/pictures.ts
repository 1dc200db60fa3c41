import type { Words } from '../en/index.ts'

export const pictures: Words['pictures'] = {
  choose: 'Bilder wählen',
  savePicture: 'Bild speichern',
  saveData: 'Daten speichern',
  samples: 'Beispiele',
  sampleNames: {
    cat: 'Katze',
    golfBall: 'Golfball',
    parachute: 'Fallschirm',
    coffee: 'Kaffee',
    astronaut: 'Astronautin',
  },
  isKnown: 'kennt es',
  isUnknown: 'hat es nie gesehen',
}
