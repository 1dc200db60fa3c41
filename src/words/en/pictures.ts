/** Bringing pictures, the list of them, and saving what came of them. */
export const pictures = {
  choose: 'Choose pictures',
  savePicture: 'Save picture',
  saveData: 'Save data',
  samples: 'Samples',
  sampleNames: { cat: 'Cat', golfBall: 'Golf ball', parachute: 'Parachute', coffee: 'Coffee', astronaut: 'Astronaut' },
  isKnown: 'it knows this',
  isUnknown: 'it never saw this',
}
