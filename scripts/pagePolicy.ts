import { createHash } from 'node:crypto'
import { unreadyScript } from './unready.ts'

/**
 * The features that the page requires, as expressions that every engine can parse. Every supported engine has all of
 * them; the newest came with the versions in minimumBrowsers.ts. Module workers and WebAssembly SIMD are older.
 */
const indispensable = [
  "'noModule' in document.createElement('script')",
  'self.Worker && self.WebAssembly && self.OffscreenCanvas && self.createImageBitmap && self.ResizeObserver',
  "self.HTMLDialogElement && 'showModal' in HTMLDialogElement.prototype && 'showPopover' in HTMLElement.prototype",
  'URL.canParse && Object.hasOwn && [].at && [].findLast && [].toSorted',
  "CSS.supports('selector(:has(a))')",
]

/**
 * Runs before any module, and is written for engines of the last twenty years. If the browser lacks a feature, it shows
 * the sentence of index.html about that, and src/main.ts stops. A browser that lacks nothing can parse every script of
 * the page, so a syntax error means that the script was truncated (unready.ts). Of all files of its own host, the page
 * may frame one document (public/fetch.html): a static policy can only name the whole host, whose other files are
 * documents without a policy when they are framed. It also removes WebRTC, which no policy blocks.
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
    if (event.reason instanceof SyntaxError) tellUnready({ type: 'error', target: window })
  })
})()`

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The policy of the built page. It applies to the workers too, because they start as blobs (src/worker/launch.ts). */
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
  // src/trustedScript.ts has the only one.
  'trusted-types heatlens',
].join('; ')
