import { rich } from '../rich.ts'
import { formats } from './formats.ts'

/** The network: what is said of it and of bringing one, outside of the dialog. */
export const model = {
  model: 'Model',
  staysInUse: (name: string) => `${name} stays in use.`,
  chooseAnother: 'Choose another file',
  useForVisit: 'Use it for this visit',
  keepingFile: rich('Keeping {file} on this device; the network in use stays until it is there.'),
  readingFile: rich('Reading {file}; the network in use stays until it is there.'),
  keeping: 'Keeping the network',
  arrived: (loaded: number, total: number) => `${formats.megabytes(loaded)} of ${formats.megabytes(total)}`,
  askingForIt: 'Asking for it',
}
