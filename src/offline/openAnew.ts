import { appShell } from '../state/appShell.ts'
import { handOver } from './handover.ts'
import { HANDED } from './names.ts'

/**
 * Reopens this page with its pictures, after `takeOver` has let a newer version take over. If the pictures cannot be
 * handed over, reports that first, and goes on without them when called again.
 */
export async function openAnew(pictures: readonly File[], takeOver?: () => Promise<unknown>): Promise<void> {
  if (appShell.getState().isReloading) return
  appShell.setState({ isReloading: true })
  const address = new URL(location.href)
  const { losesPictures } = appShell.getState()
  if (pictures.length > 0 && !losesPictures) {
    try {
      address.searchParams.set(HANDED, await handOver(pictures))
    } catch {
      appShell.setState({ losesPictures: true, isReloading: false })
      return
    }
  }
  await takeOver?.()
  history.replaceState(history.state, '', address)
  location.reload()
}
