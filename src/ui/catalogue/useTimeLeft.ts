import { useRef } from 'react'
import { type Sample, secondsLeft, withSample } from '../../catalogue/secondsLeft.ts'

/** The seconds that are left of something that is coming; undefined while nobody can tell. */
export function useTimeLeft({ loaded, total }: { loaded: number; total: number }): number | undefined {
  const samples = useRef<readonly Sample[]>([])
  if (samples.current.at(-1)?.loaded !== loaded) {
    samples.current = withSample(samples.current, { at: performance.now(), loaded })
  }
  return secondsLeft(samples.current, total)
}
