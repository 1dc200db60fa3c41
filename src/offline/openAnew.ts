import { appShell } from '../state/appShell.ts'
import { handOver } from './handover.ts'
import { HANDED } from './names.ts'

/**
 * Opens this page anew with its pictures: once `takeOver` is through, which lets a newer version be the one that opens. Where the pictures cannot be
 * taken along, it says so first, and goes without them when it is asked again.
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
