import { pagePolicy } from './pagePolicy.ts'

type Headers = Readonly<Record<string, string>>

const always = 'no-cache'
const forEver = 'public, max-age=31536000, immutable'

/** No other site may have it. */
const own: Headers = { 'Cross-Origin-Resource-Policy': 'same-origin' }

/** What a meta element cannot say comes on top. */
const ofPage: Headers = {
  'Content-Security-Policy': `${pagePolicy}; frame-ancestors 'self'`,
  'Cache-Control': always,
  ...own,
}

/**
 * Whoever opens it, it is nobody's origin; the rest of its policy is in it. So to Firefox the page that frames it is another site, and may have it only
 * where any may.
 */
const ofFetch: Headers = {
  'Cross-Origin-Resource-Policy': 'cross-origin',
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
    ...own,
  },
  // A worker that were loaded by its address, and not as a blob, would be held by this.
  '/assets/*': { 'Content-Security-Policy': pagePolicy, 'Cache-Control': forEver, ...own },
  '/model/*': own,
  '/model/*.json': { 'Cache-Control': always },
  // Each is checked against the SHA-256 in its model.json; one from an older deployment is asked for once more, past the cache.
  '/model/*.bin': { 'Cache-Control': forEver },
  '/icons/*': own,
  '/samples/*': own,
  '/screenshots/*': own,
  '/manifest.webmanifest': own,
}

/** The same as the file `_headers`, which Netlify and Cloudflare Pages read. */
export const headersFile = (): string =>
  Object.entries(headersByPath)
    .map(([path, headers]) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
    )
    .join('\n')
    .concat('\n')
