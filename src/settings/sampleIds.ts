/** The samples by the names of their files, without the ending. */
export const sampleIds = ['cat', 'golf-ball', 'parachute', 'coffee', 'astronaut-320x480'] as const

export type SampleId = (typeof sampleIds)[number]

/** The sample that an address names, with the ending of its file or without; undefined if there is none. */
export const readSampleId = (text: string): SampleId | undefined =>
  sampleIds.find((id) => id === text || `${id}.png` === text)

/** The id of a sample's file. It has no date (`ui/first/fetchSample.ts`); a file of one's own that has its name does. */
export const sampleIdOf = ({ name, lastModified }: File): SampleId | undefined =>
  lastModified === 0 ? readSampleId(name) : undefined
