import type { Words } from '../en/index.ts'

export const pictures: Words['pictures'] = {
  choose: 'Wybierz obrazy',
  savePicture: 'Zapisz obraz',
  saveData: 'Zapisz dane',
  share: 'Udostępnij',
  samples: 'Przykłady',
  sampleNames: {
    'cat.png': 'Kot',
    'golf-ball.png': 'Piłka golfowa',
    'parachute.png': 'Spadochron',
    'coffee.png': 'Kawa',
    'astronaut-320x480.png': 'Astronautka',
  },
  known: 'na jej liście',
  unknown: 'spoza jej listy',
}
