import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { writeSeededH5 } from '../fixtures/seededH5.ts'

/** Writes a full-size VGG16 with seeded weights, for tests and trials without access to Keras' own file. */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: '.cache/vgg16-seeded.h5' },
    names: { type: 'string', default: 'keras1' },
    width: { type: 'string', default: '64' },
    dense: { type: 'string', default: '4096' },
    classes: { type: 'string', default: '1000' },
  },
})
await mkdir(dirname(values.out), { recursive: true })
await writeSeededH5(values.out, {
  width: Number(values.width),
  dense: Number(values.dense),
  classes: Number(values.classes),
  names: values.names === 'keras2' ? 'keras2' : 'keras1',
})
console.log(`Wrote ${values.out}.`)
