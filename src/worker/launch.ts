import { trustedScript } from '../trustedScript.ts'

/**
 * Starts a module worker from the absolute address of its script.
 * A page's `<meta>` Content-Security-Policy does not hold in a worker that is loaded from an address, but a worker that begins as a blob inherits
 * it; so the worker begins as a blob that imports the script, and nothing in it can reach another host.
 */
export function launch(address: string): { worker: Worker; stop(): void } {
  const blob = new Blob([`import ${JSON.stringify(address)}`], { type: 'text/javascript' })
  const url = URL.createObjectURL(blob)
  const worker = new Worker(trustedScript(url), { type: 'module' })
  return {
    worker,
    stop() {
      worker.terminate()
      URL.revokeObjectURL(url)
    },
  }
}
