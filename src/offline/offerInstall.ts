import { appShell } from '../state/appShell.ts'

/** Chromium only; other browsers install from their own menus. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

/** Offers to install the page if the browser allows it, in place of the browser's own prompt. */
export function offerInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    appShell.setState({
      async install() {
        // The prompt works once; the browser fires the event again when it can be shown again.
        appShell.setState({ install: null })
        await (event as InstallPrompt).prompt().catch(() => {})
      },
    })
  })
  addEventListener('appinstalled', () => appShell.setState({ install: null }))
}
