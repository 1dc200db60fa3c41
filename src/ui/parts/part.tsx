import { type ComponentType, type FunctionComponent, lazy, type ReactNode, Suspense, useState } from 'react'
import { lazyImport } from '../../lazyImport.ts'
import { Boundary, type BoundaryProps } from './Boundary.tsx'

interface PartWays extends Pick<BoundaryProps, 'frame' | 'title'> {
  /** Stands in its place until it is there. */
  waiting?: ReactNode
}

/** A component in a file of its own. */
export interface Part<Props> extends FunctionComponent<Props> {
  /** Fetches its file before it is wanted. */
  ahead(): void
}

/**
 * A component in a file of its own, which is fetched when it is drawn: `part(() => import('./Sheet.tsx'))`. Where the file does not come, or what is in
 * it throws, that stands in its place, with Try again; and nothing else changes.
 */
export function part<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  { waiting, ...how }: PartWays = {},
): Part<Props> {
  const importOnce = lazyImport(load)
  let isLost = false
  const draw = () =>
    lazy(() =>
      importOnce().catch((error: unknown) => {
        isLost = true
        throw error
      }),
    )
  let Arrived = draw()
  const again = async () => {
    await importOnce()
    renew()
  }
  const renew = () => {
    if (!isLost) return
    isLost = false
    Arrived = draw()
  }
  // A component of its own, which another try draws anew, with what has come by then.
  const Inside = (props: Props) => (
    <Suspense fallback={waiting}>
      <Arrived {...props} />
    </Suspense>
  )
  const Whole = (props: Props) => {
    // Where it did not come before and is opened again, that is another try.
    useState(renew)
    return (
      <Boundary {...how} again={again} onClose={(props as Pick<BoundaryProps, 'onClose'>).onClose}>
        <Inside {...props} />
      </Boundary>
    )
  }
  return Object.assign(Whole, { ahead: () => void importOnce().catch(() => {}) })
}
