import { createHash } from 'node:crypto'
import { unreadyScript } from './unready.ts'

/**
 * What the page cannot be without, as expressions that every engine can read. Each engine that runs Heatlens has all of it, and the newest of it came
 * with the versions in minimumBrowsers.ts. Module workers and WebAssembly's vectors came before.
 */
const indispensable = [
  "'noModule' in document.createElement('script')",
  'self.Worker && self.WebAssembly && self.OffscreenCanvas && self.createImageBitmap && self.ResizeObserver',
  "self.HTMLDialogElement && 'showModal' in HTMLDialogElement.prototype && 'showPopover' in HTMLElement.prototype",
  'URL.canParse && Object.hasOwn && [].at && [].findLast && [].toSorted',
  "CSS.supports('selector(:has(a))')",
]

/**
 * Run before any module, and written so that engines of twenty years can read it.
 * Where the browser lacks something, it shows the sentence of index.html on that, and src/main.ts stops. A browser that lacks nothing can read every
 * script of the page, so one that it cannot read was cut short on its way (unready.ts).
 * Of all that its own host has, the page may frame one document (public/fetch.html): a policy that is written down can only name the whole host, whose
 * other files are documents without a policy once they are framed. And WebRTC, which no policy closes, is taken away.
 */
export const headScript = `(function () {
  function isEnough() {
    try { return !!(${indispensable.join(' && ')}) } catch (error) { return false }
  }
  function tell() {
    var sentence = document.getElementById('too-old')
    if (sentence && !document.querySelector('main')) sentence.removeAttribute('hidden')
  }
  if (!isEnough()) {
    document.documentElement.setAttribute('data-too-old', '')
    window.onload = tell
    if (document.addEventListener) document.addEventListener('DOMContentLoaded', tell)
    return
  }
  var meta = document.createElement('meta')
  meta.httpEquiv = 'Content-Security-Policy'
  meta.content = 'frame-src ' + new URL('./fetch.html', location.href).href.replace(/;/g, '%3B').replace(/,/g, '%2C')
  document.head.appendChild(meta)
  delete window.RTCPeerConnection
  delete window.webkitRTCPeerConnection
  ${unreadyScript}
  addEventListener('unhandledrejection', function (event) {
    if (event.reason instanceof SyntaxError) reportUnready({ type: 'error', target: window })
  })
})()`

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** What the built page may do. It reaches the workers too, because they begin as blobs (src/worker/launch.ts). */
export const pagePolicy = [
  "default-src 'none'",
  `script-src 'self' 'wasm-unsafe-eval' ${hashOf(headScript)}`,
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  // src/trustedScript.ts has the one policy.
  'trusted-types heatlens',
].join('; ')
