import { useCallback, useEffect, useMemo, useState } from 'react'
import { toProblem } from '../../errors/index.ts'
import type { Part } from '../../image/heat/crop.ts'
import { frame, type Slack, slackOf } from '../../image/input/fit.ts'
import type { Shown } from '../../state/appState.ts'
import { useStage } from '../stage/useStage.ts'
import { useApp } from '../useApp.ts'
import { follow, wait } from './seenMoves.ts'

/** The answer follows once the part has not moved for this long. */
const STILL_MS = 250

/** A part of the picture that a person moves. */
export interface MovedPart extends Slack {
  /** Where it is now, in pixels of the picture. */
  crop: Part
  /** True if the photo was prepared with another part. */
  isAway: boolean
  /** True if it is not in the middle. */
  isMoved: boolean
  /** Lets it begin at so many pixels of the picture. */
  moveTo(from: number): void
  /** Moves it by a distance in CSS pixels. */
  moveBy(distance: number): void
  /** Puts it back into the middle. */
  reset(): void
}

/** What the network sees of the picture on the stage. It moves at once; the analysis follows. */
export function useMovedPart({ pictureId, photo }: Shown): MovedPart {
  const seenFrom = useApp(({ pictures }) => pictures.find(({ id }) => id === pictureId)?.seenFrom) ?? null
  const move = useApp((state) => state.moveSeen)
  const refuse = useApp((state) => state.refuse)
  /** Where a person has it, until it is analysed there. */
  const [own, setOwn] = useState<number | null>(null)
  const { size, preprocessing } = photo
  const { side, most } = useMemo(() => slackOf(size, preprocessing), [size, preprocessing])
  const { crop } = frame(size, preprocessing, own ?? seenFrom ?? undefined)
  const middle = frame(size, preprocessing).crop[side]
  const analyse = useCallback(
    (from: number | null) => follow(move(pictureId, from).catch((error) => refuse(toProblem(error)))),
    [move, refuse, pictureId],
  )

  useEffect(() => {
    if (own === null) return undefined
    const begin = () => analyse(Math.round(own))
    const endWaiting = wait(begin)
    const timer = setTimeout(begin, STILL_MS)
    return () => {
      clearTimeout(timer)
      endWaiting()
    }
  }, [own, analyse])
  // It has arrived, unless it has moved on meanwhile.
  useEffect(
    () => setOwn((now) => (now !== null && Math.round(now) !== (seenFrom ?? middle) ? now : null)),
    [seenFrom, middle],
  )

  const moveTo = useCallback((from: number) => setOwn(Math.min(Math.max(from, 0), most)), [most])
  const start = seenFrom ?? middle
  const moveBy = useCallback(
    (distance: number) => {
      const { fit, zoom, picture } = useStage.getState()
      const pixels = (distance * picture.width) / (fit.width * zoom.scale)
      setOwn((now) => Math.min(Math.max((now ?? start) + pixels, 0), most))
    },
    [start, most],
  )
  const reset = useCallback(() => {
    setOwn(null)
    void analyse(null)
  }, [analyse])
  const isAway = crop.left !== photo.crop.left || crop.top !== photo.crop.top
  return { crop, side, most, isAway, isMoved: crop[side] !== middle, moveTo, moveBy, reset }
}
