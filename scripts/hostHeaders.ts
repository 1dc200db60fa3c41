import { pagePolicy } from './pagePolicy.ts'

type Headers = Readonly<Record<string, string>>

const always = 'no-cache'
const forEver = 'public, max-age=31536000, immutable'

/** What a meta element cannot say comes on top. */
const ofPage: Headers = { 'Content-Security-Policy': `${pagePolicy}; frame-ancestors 'self'`, 'Cache-Control': always }

/** Whoever opens it, it is nobody's origin; the rest of its policy is in it. */
const ofFetch: Headers = {
  'Content-Security-Policy': "sandbox allow-scripts; frame-ancestors 'self'",
  'Cache-Control': always,
}

/**
 * What a host that can send headers adds, by path; `*` stands for anything. No path gets the same header from two rules: hosts would join the two.
 * Some hosts serve `fetch.html` as `fetch`.
 */
export const headersByPath: Readonly<Record<string, Headers>> = {
  '/*': {
    // The page is cross-origin isolated by the first two, so that the engine may use threads. It never needs to be.
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy':
      'camera=(self), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), bluetooth=(), midi=(), payment=()',
  },
  '/': ofPage,
  '/index.html': ofPage,
  '/fetch': ofFetch,
  '/fetch.html': ofFetch,
  '/serviceWorker.js': {
    'Content-Security-Policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
    'Cache-Control': always,
  },
  // A worker that were loaded by its address, and not as a blob, would be held by this.
  '/assets/*': { 'Content-Security-Policy': pagePolicy, 'Cache-Control': forEver },
  '/model/*.json': { 'Cache-Control': always },
  // Each is checked against the SHA-256 in its model.json; one from an older deployment is asked for once more, past the cache.
  '/model/*.bin': { 'Cache-Control': forEver },
}

/** The same as the file `_headers`, which Netlify and Cloudflare Pages read. */
export const headersFile = (): string =>
  Object.entries(headersByPath)
    .map(([path, headers]) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
    )
    .join('\n')
    .concat('\n')
