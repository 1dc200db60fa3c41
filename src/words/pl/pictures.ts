import type { Words } from '../en/index.ts'

export const pictures: Words['pictures'] = {
  choose: 'Wybierz obrazy',
  savePicture: 'Zapisz obraz',
  saveData: 'Zapisz dane',
  samples: 'Przykłady',
  pictures: 'Obrazy',
}
