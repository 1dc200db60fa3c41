import { formats, plural } from './formats.ts'

/** The current activity, in one sentence each. */
export const status = {
  loading: (then?: string) => `Loading the network${after(then)}…`,
  warming: (then?: string) => `Getting ready${after(then)}…`,
  stopped: (waiting?: string) => `No network is loaded${waiting ? `, so ${waiting} is waiting` : ''}.`,
  opening: (name: string) => `Opening ${name}…`,
  looking: (name: string) => `Analysing ${name}…`,
  /** For so many pictures that each is done before its name could be read. */
  lookingAtAll: (count: number) =>
    plural(count, { one: 'Analysing 1 picture…', other: `Analysing ${formats.number(count)} pictures…` }),
  lookingWhere: 'Drawing the heatmap…',
  ready: 'Ready for a picture.',
  loadingNetwork: 'Loading the network',
}

const after = (then?: string) => (then ? `, then ${then}` : '')
