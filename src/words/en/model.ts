import { rich } from '../rich.ts'
import { formats } from './formats.ts'

/** The network, and adding one, outside of the networks dialog. */
export const model = {
  model: 'Model',
  staysInUse: (name: string) => `${name} stays in use.`,
  chooseAnother: 'Choose another file',
  useForVisit: 'Use it for this visit',
  keepingFile: rich('Saving {file} on this device. The current network stays in use until then.'),
  readingFile: rich('Reading {file}. The current network stays in use until then.'),
  keeping: 'Saving the network',
  arrived: (loaded: number, total: number) => `${formats.megabytes(loaded)} of ${formats.megabytes(total)}`,
  askingForIt: 'Starting…',
}
