import type { SampleFile } from '../../ids.ts'

/** A picture that comes with Heatlens. See public/samples/README.md for the licences. */
export interface Sample {
  file: SampleFile
  /** WordNet ids of the classes that it shows, for any list of classes. */
  shows: readonly string[]
}

/** Cat before tabby, tiger cat and Egyptian cat: the starter network's class before ImageNet's. */
const all: readonly Sample[] = [
  { file: 'cat.png', shows: ['n02121808', 'n02123045', 'n02123159', 'n02124075'] },
  { file: 'golf-ball.png', shows: ['n03445777'] },
  { file: 'parachute.png', shows: ['n03888257'] },
  { file: 'coffee.png', shows: ['n07930864', 'n07920052'] },
  { file: 'astronaut-320x480.png', shows: [] },
]

/**
 * The samples, those whose class is in the network's list first. `isKnown` is undefined if that cannot be determined:
 * the list is empty, or its ids are not WordNet's.
 */
export function samplesFor(
  classes: readonly (readonly [wnid: string, label: string])[],
): { sample: Sample; isKnown: boolean | undefined }[] {
  const known = new Set(classes.map(([wnid]) => wnid))
  const canTell = classes.length > 0 && classes.every(([wnid]) => /^n\d{8}$/.test(wnid))
  return all
    .map((sample) => ({ sample, isKnown: canTell ? sample.shows.some((wnid) => known.has(wnid)) : undefined }))
    .sort((a, b) => Number(b.isKnown ?? false) - Number(a.isKnown ?? false))
}
