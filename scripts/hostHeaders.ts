import { pagePolicy } from './pagePolicy.ts'

type Headers = Readonly<Record<string, string>>

const always = 'no-cache'
const forEver = 'public, max-age=31536000, immutable'

/** No other site may load it. */
const own: Headers = { 'Cross-Origin-Resource-Policy': 'same-origin' }

/** What a meta element cannot express. */
const ofPage: Headers = {
  'Content-Security-Policy': `${pagePolicy}; frame-ancestors 'self'`,
  'Cache-Control': always,
  ...own,
}

/** The page in a frame: the only document that other sites may frame. */
const ofEmbed: Headers = {
  'Content-Security-Policy': pagePolicy,
  'Cache-Control': always,
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

/**
 * Its origin is always opaque; the rest of its policy is in the file. Firefox therefore treats the embedding page as
 * another site, which may load it only if any site may.
 */
const ofFetch: Headers = {
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': "sandbox allow-scripts; frame-ancestors 'self'",
  'Cache-Control': always,
}

/**
 * The additional headers of a host that can send headers, by path; `*` matches anything. No path gets the same header
 * from two rules: hosts would join the two. Some hosts serve `fetch.html` as `fetch`, and so on.
 */
export const headersByPath: Readonly<Record<string, Headers>> = {
  '/*': {
    // The first two make the page cross-origin isolated, so that the engine may use threads. The page also works
    // without that.
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy':
      'camera=(self), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), bluetooth=(), midi=(), payment=()',
  },
  '/': ofPage,
  '/index.html': ofPage,
  '/embed': ofEmbed,
  '/embed.html': ofEmbed,
  '/fetch': ofFetch,
  '/fetch.html': ofFetch,
  '/serviceWorker.js': {
    'Content-Security-Policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
    'Cache-Control': always,
    ...own,
  },
  // This restricts a worker that is loaded by its address instead of as a blob.
  '/assets/*': { 'Content-Security-Policy': pagePolicy, 'Cache-Control': forEver, ...own },
  '/model/*': own,
  '/model/*.json': { 'Cache-Control': always },
  // Each is checked against the SHA-256 in its model.json; one from an older deployment is requested once more, past
  // the cache.
  '/model/*.bin': { 'Cache-Control': forEver },
  '/icons/*': own,
  '/samples/*': own,
  '/example/*': own,
  '/screenshots/*': own,
  '/manifest.webmanifest': own,
}

/** The same as a `_headers` file for Netlify and Cloudflare Pages. */
export const headersFile = (): string =>
  Object.entries(headersByPath)
    .map(([path, headers]) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
    )
    .join('\n')
    .concat('\n')
