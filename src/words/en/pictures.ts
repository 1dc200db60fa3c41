import type { SampleFile } from '../../ids.ts'

/** Choosing pictures, the samples, and saving the results. */
export const pictures = {
  choose: 'Choose pictures',
  savePicture: 'Save picture',
  saveData: 'Save data',
  share: 'Share',
  samples: 'Samples',
  known: 'in its list',
  unknown: 'not in its list',
  sampleNames: {
    'cat.png': 'Cat',
    'golf-ball.png': 'Golf ball',
    'parachute.png': 'Parachute',
    'coffee.png': 'Coffee',
    'astronaut-320x480.png': 'Astronaut',
  } satisfies Record<SampleFile, string>,
}
