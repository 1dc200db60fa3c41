import { expect, it } from 'vitest'
import { openH5 } from './openH5.ts'

/** The first bytes of a .zip whose first entry has this name. */
const zip = (entry: string) => `PK\x03\x04${'\0'.repeat(26)}${entry}`

it.each([
  [
    'model.keras',
    zip('metadata.json'),
    /^“model\.keras” is a Keras file in the \.keras format, .* model\.save\('name\.h5'\)/,
  ],
  ['renamed.h5', zip('config.json'), /is a Keras file in the \.keras format/],
  ['photos.h5', zip('holiday.png'), /is not an HDF5 file\. Choose the weights/],
  ['notes.h5', 'these are no weights', /is not an HDF5 file\. Choose the weights/],
])('says what %s is before it is read', async (name, text, says) => {
  await expect(openH5({} as never, new File([text], name))).rejects.toTell(says, 'format')
})
