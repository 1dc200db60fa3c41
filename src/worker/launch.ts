import { trustedScript } from '../trustedScript.ts'

/** What the error of a worker begins with whose script did not come, or could not be read. */
const NOT_STARTED = 'The script of a worker did not start'

/**
 * The script that a worker begins with. It imports the worker's own script dynamically, because Firefox sends the static import of a blob past the
 * service worker, to a host that may be out of reach or have another version by now. What is posted meanwhile is held back, and given to the
 * script in its order, with its ports, once that listens. Where the script does not come it throws, outside of any promise, so that the one who started
 * the worker hears of it.
 */
export const bootScript = (address: string): string => `
const early = []
const hold = (event) => {
  event.stopImmediatePropagation()
  early.push(event)
}
addEventListener('message', hold)
import(${JSON.stringify(address)}).then(
  () => {
    removeEventListener('message', hold)
    for (const { data, ports } of early) dispatchEvent(new MessageEvent('message', { data, ports }))
  },
  (error) => setTimeout(() => { throw new Error(${JSON.stringify(NOT_STARTED)} + ': ' + error) }),
)`

/** True where a worker's `error` event says that its script did not come, and not that something in it went wrong later. A later try may help. */
export const isNotStarted = ({ message }: Partial<ErrorEvent>): boolean => message?.includes(NOT_STARTED) ?? false

/**
 * Starts a module worker from the absolute address of its script.
 * A page's `<meta>` Content-Security-Policy does not hold in a worker that is loaded from an address, but a worker that begins as a blob inherits
 * it; so the worker begins as a blob that imports the script, and nothing in it can reach another host.
 */
export function launch(address: string): { worker: Worker; stop(): void } {
  const blob = new Blob([bootScript(address)], { type: 'text/javascript' })
  const url = URL.createObjectURL(blob)
  const worker = new Worker(trustedScript(url), { type: 'module' })
  // Whoever starts it hears of it and acts; else it would be an error of that one too, and of the page.
  worker.addEventListener('error', (event) => isNotStarted(event) && event.preventDefault())
  return {
    worker,
    stop() {
      worker.terminate()
      URL.revokeObjectURL(url)
    },
  }
}
