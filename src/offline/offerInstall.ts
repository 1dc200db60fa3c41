import { appShell } from '../state/appShell.ts'

/** As Chromium has it; other browsers install from their own menus. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

/** Offers to install the page where the browser says that it can be, in place of the browser's own bar. */
export function offerInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    appShell.setState({
      async install() {
        // It can be asked once; the browser tells anew when it can be asked again.
        appShell.setState({ install: null })
        await (event as InstallPrompt).prompt().catch(() => {})
      },
    })
  })
  addEventListener('appinstalled', () => appShell.setState({ install: null }))
}
