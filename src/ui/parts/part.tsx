import { type ComponentType, type FunctionComponent, lazy, type ReactNode, Suspense, useState } from 'react'
import { lazyImport } from '../../lazyImport.ts'
import { Boundary, type BoundaryProps } from './Boundary.tsx'

interface PartWays extends Pick<BoundaryProps, 'frame' | 'title'> {
  /** Shown until the component arrives. */
  waiting?: ReactNode
}

/** A lazily loaded component. */
export interface Part<Props> extends FunctionComponent<Props> {
  /** Fetches its file ahead of time. */
  ahead(): void
}

/**
 * A component in its own file, fetched when it first renders: `part(() => import('./Sheet.tsx'))`. If the file does not
 * arrive, or its content throws, a message with Try again takes its place; nothing else changes.
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
  // A separate component, which another try renders again with what has arrived by then.
  const Inside = (props: Props) => (
    <Suspense fallback={waiting}>
      <Arrived {...props} />
    </Suspense>
  )
  const Whole = (props: Props) => {
    // If it did not arrive before and is opened again, that is another try.
    useState(renew)
    return (
      <Boundary {...how} again={again} onClose={(props as Pick<BoundaryProps, 'onClose'>).onClose}>
        <Inside {...props} />
      </Boundary>
    )
  }
  return Object.assign(Whole, { ahead: () => void importOnce().catch(() => {}) })
}
