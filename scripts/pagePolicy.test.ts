import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { headScript } from './pagePolicy.ts'

/** The globals of a browser that has everything that the page needs. */
function makeBrowser() {
  const hidden = new Set(['too-old'])
  const marks = new Set<string>()
  const listeners: [name: string, listener: (event: object) => void][] = []
  const listen = (name: string, listener: (event: object) => void) => void listeners.push([name, listener])
  const some = class {}
  const scope: Record<string, unknown> = {
    document: {
      createElement: () => ({ noModule: false }),
      getElementById: (id: string) => (hidden.has(id) ? { removeAttribute: () => hidden.delete(id) } : null),
      querySelector: () => null,
      documentElement: { setAttribute: (name: string) => marks.add(name) },
      head: { appendChild: () => {} },
      addEventListener: listen,
    },
    addEventListener: listen,
    location: { href: 'http://localhost/' },
    CSS: { supports: () => true },
    HTMLElement: class {
      showPopover() {}
    },
    HTMLDialogElement: class {
      showModal() {}
    },
    URL: class {
      href = 'http://localhost/fetch.html'
      static canParse() {}
    },
    Worker: some,
    WebAssembly: some,
    OffscreenCanvas: some,
    createImageBitmap: some,
    ResizeObserver: some,
    RTCPeerConnection: some,
  }
  scope.window = scope
  scope.self = scope
  const run = (before = '') => runInNewContext(`${before};${headScript}`, scope)
  const tell = (name: string, event: object = {}) => {
    for (const [which, listener] of listeners) if (which === name) listener({ type: name, target: scope, ...event })
  }
  return { scope, run, tell, isTold: () => !hidden.has('too-old'), isStopped: () => marks.has('data-too-old') }
}

it('says nothing in a browser that has it all, and takes WebRTC away', () => {
  const { scope, run, tell, isTold, isStopped } = makeBrowser()
  run()
  expect([isTold(), isStopped(), scope.RTCPeerConnection]).toEqual([false, false, undefined])
  tell('error', { message: 'Uncaught TypeError: what happens' })
  tell('unhandledrejection', { reason: new Error('what happens') })
  expect(isTold()).toBe(false)
  // A browser that has everything can parse each script, so such an error means that a file was truncated.
  tell('error', { message: 'Uncaught SyntaxError: Unexpected token' })
  tell('unhandledrejection', { reason: new SyntaxError('Unexpected end of input') })
  expect(isTold()).toBe(false)
})

it.each([
  ...['Worker', 'WebAssembly', 'OffscreenCanvas', 'createImageBitmap', 'ResizeObserver', 'HTMLDialogElement', 'CSS'],
  ...['HTMLElement.prototype.showPopover', 'HTMLDialogElement.prototype.showModal', 'URL.canParse', 'URL'],
  ...['Array.prototype.findLast', 'Array.prototype.toSorted', 'Array.prototype.at', 'Object.hasOwn', 'CSS.supports'],
])('stops the page and says which browsers do where there is no %s', (lack) => {
  const { run, tell, isTold, isStopped } = makeBrowser()
  run(`delete ${lack}`)
  expect(isStopped()).toBe(true)
  tell('DOMContentLoaded')
  expect(isTold()).toBe(true)
})

it('is written for engines that know nothing newer than ES5', () => {
  expect(headScript).not.toMatch(/=>|`|\?\.|\?\?|\b(?:const|let|class|async|of)\b/)
})
