import { clearHandovers, takeOver } from './handover.ts'
import { HANDED } from './names.ts'

/** Handlers for what the system opens the app with. */
export interface Launches {
  /** Handles files opened with the app: pictures, and the files of a network. */
  take(files: readonly File[]): void
  /** Handles pictures that were handed over; reports if there are none. */
  takePictures(pictures: readonly File[]): void
  /** The manifest's shortcuts, by the value of `start=` in their addresses. */
  starts: Readonly<Record<string, () => void>>
}

/** Chromium only. */
interface LaunchQueue {
  setConsumer(consumer: (launch: { targetURL?: string; files: readonly FileSystemFileHandle[] }) => void): void
}

/** Handles the page's address once, and then each launch into this page while it is open. */
export function takeLaunches(launches: Launches): void {
  const { launchQueue } = window as { launchQueue?: LaunchQueue }
  let opening: string | undefined = location.href
  void follow(opening, launches)
  clearHandovers().catch(() => {})
  launchQueue?.setConsumer(async ({ targetURL, files }) => {
    // The launch that opened the page arrives here too.
    if (targetURL === opening) opening = undefined
    else if (targetURL) void follow(targetURL, launches)
    if (files.length > 0) launches.take(await Promise.all(files.map((handle) => handle.getFile())))
  })
}

async function follow(address: string, { takePictures, starts }: Launches): Promise<void> {
  const { searchParams } = new URL(address)
  const start = searchParams.get('start')
  const handed = searchParams.get(HANDED)
  if (start === null && handed === null) return
  // Handle it once: not again after a reload, from a bookmark or with Back.
  const rest = new URL(location.href)
  for (const key of ['start', HANDED]) rest.searchParams.delete(key)
  history.replaceState(history.state, '', rest)
  if (start !== null && Object.hasOwn(starts, start)) starts[start]?.()
  if (handed !== null) takePictures(await takeOver(handed).catch(() => []))
}
