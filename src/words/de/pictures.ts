import type { Words } from '../en/index.ts'

export const pictures: Words['pictures'] = {
  choose: 'Bilder wählen',
  savePicture: 'Bild speichern',
  saveData: 'Daten speichern',
  samples: 'Beispiele',
  pictures: 'Bilder',
}
