import { formats } from './formats.ts'

/** The network, and adding one, outside of the networks dialog. */
export const model = {
  model: 'Model',
  staysInUse: (name: string) => `${name} stays in use.`,
  chooseAnother: 'Choose another file',
  useForVisit: 'Use it for this visit',
  arrived: (loaded: number, total: number) => `${formats.megabytes(loaded)} of ${formats.megabytes(total)}`,
  askingForIt: 'Starting…',
}
