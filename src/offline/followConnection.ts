import { appShell } from '../state/appShell.ts'

/** Tracks whether the device is online. */
export function followConnection(): void {
  const look = () => appShell.setState({ isOnline: navigator.onLine })
  addEventListener('online', look)
  addEventListener('offline', look)
  look()
}
