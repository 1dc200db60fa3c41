import type { Words } from '../en/index.ts'

export const pictures: Words['pictures'] = {
  choose: 'Bilder wählen',
  savePicture: 'Bild speichern',
  saveData: 'Daten speichern',
  share: 'Teilen',
  samples: 'Beispiele',
  sampleNames: {
    'cat.png': 'Katze',
    'golf-ball.png': 'Golfball',
    'parachute.png': 'Fallschirm',
    'coffee.png': 'Kaffee',
    'astronaut-320x480.png': 'Astronautin',
  },
  known: 'in der Liste',
  unknown: 'nicht in der Liste',
}
