import { createHash } from 'node:crypto'
import { unreadyScript } from './unready.ts'

/**
 * Run before any module.
 * Of all that its own host has, the page may frame one document (public/fetch.html): a policy that is written down can only name the whole host, whose
 * other files are documents without a policy once they are framed. And WebRTC, which no policy closes, is taken away.
 */
export const headScript = `{
  const meta = document.createElement('meta')
  meta.httpEquiv = 'Content-Security-Policy'
  meta.content = 'frame-src ' + new URL('./fetch.html', location.href).href.replace(/;/g, '%3B').replace(/,/g, '%2C')
  document.head.append(meta)
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) delete globalThis[name]
  ${unreadyScript}
}`

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
