import type { Words } from '../en/index.ts'

export const pictures: Words['pictures'] = {
  choose: 'Wybierz obrazy',
  savePicture: 'Zapisz obraz',
  saveData: 'Zapisz dane',
  samples: 'Przykłady',
  sampleNames: {
    cat: 'Kot',
    golfBall: 'Piłka golfowa',
    parachute: 'Spadochron',
    coffee: 'Kawa',
    astronaut: 'Astronautka',
  },
  isKnown: 'zna to',
  isUnknown: 'nigdy nie widziała',
}
