import { trustedScript } from '../trustedScript.ts'

/** Prefix of a worker's error message if its script did not load. */
const NOT_STARTED = 'The script of a worker did not start'

/**
 * The bootstrap script of a worker. It imports the worker's own script dynamically, because Firefox sends the static
 * import of a blob past the service worker, to a host that may be unreachable or have another version. Messages that
 * arrive meanwhile are queued and delivered in order, with their ports, once the script listens. If the script does not
 * load, it throws outside of any promise, so that the worker's creator receives the error.
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

/**
 * True if a worker's `error` event means that its script did not load, rather than a later error in it. A retry may
 * help.
 */
export const isNotStarted = ({ message }: Partial<ErrorEvent>): boolean => message?.includes(NOT_STARTED) ?? false

/**
 * Starts a module worker from the absolute address of its script. A page's `<meta>` Content-Security-Policy does not
 * apply to a worker loaded from an address, but a blob worker inherits it. So the worker starts as a blob that imports
 * the script, and cannot reach another host.
 */
export function launch(address: string): { worker: Worker; stop(): void } {
  const blob = new Blob([bootScript(address)], { type: 'text/javascript' })
  const url = URL.createObjectURL(blob)
  const worker = new Worker(trustedScript(url), { type: 'module' })
  // The creator handles this error; otherwise it would become an error of the creator and of the page too.
  worker.addEventListener('error', (event) => isNotStarted(event) && event.preventDefault())
  return {
    worker,
    stop() {
      worker.terminate()
      URL.revokeObjectURL(url)
    },
  }
}
