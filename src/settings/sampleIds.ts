/** The samples by the names of their files, without the ending. */
export const sampleIds = ['cat', 'golf-ball', 'parachute', 'coffee', 'astronaut-320x480'] as const

export type SampleId = (typeof sampleIds)[number]

/** The sample that an address names, with the ending of its file or without; undefined if there is none. */
export const readSampleId = (text: string): SampleId | undefined =>
  sampleIds.find((id) => id === text || `${id}.png` === text)
