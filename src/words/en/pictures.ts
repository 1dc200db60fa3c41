/** Choosing pictures, the samples, and saving what came of them. */
export const pictures = {
  choose: 'Choose pictures',
  savePicture: 'Save picture',
  saveData: 'Save data',
  share: 'Share',
  samples: 'Samples',
  known: 'it knows this',
  unknown: 'it never saw this',
  sampleNames: {
    'cat.png': 'Cat',
    'golf-ball.png': 'Golf ball',
    'parachute.png': 'Parachute',
    'coffee.png': 'Coffee',
    'astronaut-320x480.png': 'Astronaut',
  },
}
