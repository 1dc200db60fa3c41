import { once } from 'node:events'
import { MessageChannel, Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { bootScript, isNotStarted } from './launch.ts'

/** What a browser's worker has and Node's lacks: messages as events. */
const scope = `
const { parentPort } = require('node:worker_threads')
const target = new EventTarget()
for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) globalThis[name] = target[name].bind(target)
globalThis.posted = 0
globalThis.tell = (what) => parentPort.postMessage(what)
parentPort.on('message', ({ data, port }) => {
  posted++
  dispatchEvent(new MessageEvent('message', { data, ports: port ? [port] : [] }))
})
`

const start = (script: string) => new Worker(scope + bootScript(script), { eval: true })

const moduleOf = (text: string) => `data:text/javascript,${encodeURIComponent(text)}`

it('gives the script what was posted before it listened, in its order and with its ports', async () => {
  // It listens only after two messages have arrived.
  const worker = start(
    moduleOf(`
      while (posted < 2) await new Promise(setImmediate)
      const seen = []
      addEventListener('message', ({ data, ports: [port] }) => {
        port?.postMessage('through the port')
        if (seen.push(data) === 3) tell(seen)
      })`),
  )
  const { port1, port2 } = new MessageChannel()
  const answer = once(port2, 'message')
  worker.postMessage({ data: 'first' })
  worker.postMessage({ data: 'second', port: port1 }, [port1])
  const seen = once(worker, 'message')
  worker.postMessage({ data: 'third' })
  expect(await seen).toEqual([['first', 'second', 'third']])
  expect(await answer).toEqual(['through the port'])
  await worker.terminate()
  port2.close()
})

it('throws where nobody catches it when the script does not come, and tells that from what goes wrong later', async () => {
  const errorOf = async (script: string) => {
    const worker = start(script)
    worker.postMessage({ data: 'go' })
    const [error] = await once(worker, 'error')
    return { message: `Uncaught Error: ${error.message}` } as ErrorEvent
  }
  expect(isNotStarted(await errorOf('file:///nowhere/at/all.js'))).toBe(true)
  expect(isNotStarted(await errorOf(moduleOf('}')))).toBe(true)
  const later = await errorOf(moduleOf("addEventListener('message', () => { throw new Error('later') })"))
  expect(later.message).toContain('later')
  expect(isNotStarted(later)).toBe(false)
})
