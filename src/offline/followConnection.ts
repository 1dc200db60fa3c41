import { appShell } from '../state/appShell.ts'

/** Keeps up with whether the device has a network. */
export function followConnection(): void {
  const look = () => appShell.setState({ isOnline: navigator.onLine })
  addEventListener('online', look)
  addEventListener('offline', look)
  look()
}
