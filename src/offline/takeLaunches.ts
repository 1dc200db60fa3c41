import { clearHandovers, takeOver } from './handover.ts'
import { HANDED } from './names.ts'

/** What can be done with what the system gives to the app. */
export interface Launches {
  /** Takes files that a person opened with the app: pictures, and the files of a network. */
  take(files: readonly File[]): void
  /** Takes pictures that were handed over; where none came, says so. */
  takePictures(pictures: readonly File[]): void
  /** The shortcuts of the manifest, by what their addresses say after `start=`. */
  starts: Readonly<Record<string, () => void>>
}

/** As Chromium has it. */
interface LaunchQueue {
  setConsumer(consumer: (launch: { targetURL?: string; files: readonly FileSystemFileHandle[] }) => void): void
}

/** Follows the page's address once, and then each time that the system opens something in this page, while it is open. */
export function takeLaunches(launches: Launches): void {
  const { launchQueue } = window as { launchQueue?: LaunchQueue }
  let opening: string | undefined = location.href
  void follow(opening, launches)
  clearHandovers().catch(() => {})
  launchQueue?.setConsumer(async ({ targetURL, files }) => {
    // The launch that opened the page comes here, too.
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
  // Done once: not again with a reload, a bookmark or Back.
  const rest = new URL(location.href)
  for (const key of ['start', HANDED]) rest.searchParams.delete(key)
  history.replaceState(history.state, '', rest)
  if (start !== null && Object.hasOwn(starts, start)) starts[start]?.()
  if (handed !== null) takePictures(await takeOver(handed).catch(() => []))
}
