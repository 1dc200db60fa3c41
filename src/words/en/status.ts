import { formats, plural } from './formats.ts'

/** What is going on, in a sentence each. */
export const status = {
  loading: (then?: string) => `Loading the network${after(then)}.`,
  warming: (then?: string) => `Warming the network up${after(then)}.`,
  stopped: (waiting?: string) => `The network is not here${waiting ? `, and ${waiting} waits for it` : ''}.`,
  opening: (name: string) => `Opening ${name}.`,
  looking: (name: string) => `Looking at ${name}.`,
  /** Where there are so many that each is gone before its name is read. */
  lookingAtAll: (count: number) =>
    plural(count, { one: 'Looking at 1 picture.', other: `Looking at ${formats.number(count)} pictures.` }),
  lookingWhere: 'Now where it looked.',
  ready: 'Ready for a picture.',
  loadingNetwork: 'Loading the network',
  isLoaded: (name: string, classes: number) =>
    `${name} is loaded. It knows ${formats.number(classes)} things${classes < 1000 ? ' only' : ''}.`,
  facts: (width: number, height: number, ms: number) => `${width} × ${height}, ${formats.seconds(ms)}`,
}

const after = (then?: string) => (then ? `, then ${then}` : '')
