/** Bringing pictures, the list of them, and saving what came of them. */
export const pictures = {
  choose: 'Choose pictures',
  savePicture: 'Save picture',
  saveData: 'Save data',
  samples: 'Samples',
  pictures: 'Pictures',
}
