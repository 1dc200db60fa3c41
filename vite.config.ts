import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { createGetRoute } from './scripts/getRoute.ts'
import { headersFile } from './scripts/hostHeaders.ts'
import { buildTarget } from './scripts/minimumBrowsers.ts'
import { headScript, pagePolicy } from './scripts/pagePolicy.ts'
import { askForShared } from './scripts/sharedFiles.ts'
import { unreadyTag } from './scripts/unready.ts'
import { summarise } from './src/model/package/summarise.ts'
import { EMBEDDED_MODEL, type KnownModel } from './src/types.ts'

/** Puts the policy first into the head of the built page. The development server needs inline scripts, so it has none. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy }, injectTo: 'head-prepend' },
    // Before the page's own script and stylesheet: it is told where they do not come.
    { tag: 'script', children: headScript, injectTo: 'head-prepend' },
    unreadyTag,
  ],
}

/** The file that leads to React is asked for with the first script, so that React is not asked for a round trip later. */
const preloads: Plugin = {
  name: 'preloads',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) =>
      Object.values(bundle)
        .filter((file) => file.type === 'chunk' && file.isDynamicEntry && file.name === 'client')
        .map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
          injectTo: 'head' as const,
        })),
  },
}

/** Files that parts share can be asked for again, where they did not arrive. */
const sharedFiles: Plugin = {
  name: 'shared-files',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler: (_, bundle) => askForShared(bundle as Parameters<typeof askForShared>[0], ['client', 'draw']),
  },
}

/** Parts are fetched when they are wanted; nothing is left for Vite's helper to fetch ahead of them. */
const plainImports: Plugin = {
  name: 'plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: { order: 'pre', handler: (id) => (id === PRELOAD_HELPER ? 'export const __vitePreload=(load)=>load()' : null) },
}

/** The id of the helper that Vite puts around dynamic imports. */
const PRELOAD_HELPER = '\0vite/preload-helper.js'

/** What static hosts read: headers, and that a file which is missing is missing, not the page once more. */
const hostFiles: Plugin = {
  name: 'host-files',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() })
    this.emitFile({ type: 'asset', fileName: '404.html', source: notFound })
  },
}

const notFound = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Not here</title>
  </head>
  <body>
    <p>There is nothing at this address.</p>
  </body>
</html>
`

/** The packages in public/model, as the page lists them. */
async function listModels(): Promise<string> {
  /** Networks that are here but are not what the page opens with: `ON_REQUEST=vgg16 npm run build`. */
  const onRequest = (process.env.ON_REQUEST ?? '').split(',')
  const models = readdirSync('public/model')
    .filter((id) => existsSync(`public/model/${id}/model.json`))
    .map(async (id): Promise<KnownModel> => {
      const json = readFileSync(`public/model/${id}/model.json`)
      const sha256 = createHash('sha256').update(json).digest('hex')
      const place = id === EMBEDDED_MODEL ? 'embedded' : 'host'
      const isOnRequest = onRequest.includes(id)
      return { id, place, ...(await summarise(json)), sha256, ...(isOnRequest && { isOnRequest }) }
    })
  return JSON.stringify(await Promise.all(models), null, 1)
}

/** A static host lists no folders, so the build writes down which packages there are. */
const modelList: Plugin = {
  name: 'model-list',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'model/index.json', source: await listModels() })
  },
  configureServer(server) {
    server.middlewares.use('/model/index.json', async (_, response) => {
      response.setHeader('content-type', 'application/json').end(await listModels())
    })
  },
}

/** `npm start` fetches the networks of the catalogue from their publishers; a static host does not. */
const getRoute: Plugin = {
  name: 'get-route',
  configurePreviewServer: (server) => void server.middlewares.use('/model', createGetRoute('dist/model/networks.json')),
  configureServer: (server) => void server.middlewares.use('/model', createGetRoute('public/model/networks.json')),
}

/** What the service worker keeps: all of the built page, so that what was never opened works offline too, but no network. */
const serviceWorker = VitePWA({
  strategies: 'injectManifest',
  registerType: 'prompt',
  injectRegister: false,
  // public/manifest.webmanifest
  manifest: false,
  srcDir: 'src/offline',
  filename: 'serviceWorker.ts',
  injectManifest: {
    globPatterns: ['**/*'],
    globIgnores: ['model/**', 'screenshots/**', 'serviceWorker.js', '_headers', '404.html', '**/*.md'],
    maximumFileSizeToCacheInBytes: 8 * 2 ** 20,
    // Of each file, what it has to be: half a deployment is never taken for a version.
    manifestTransforms: [
      async (entries) => ({
        manifest: entries.map(({ url }) => ({
          url,
          integrity: `sha256-${createHash('sha256')
            .update(readFileSync(`dist/${url}`))
            .digest('base64')}`,
        })) as typeof entries,
      }),
    ],
  },
})

/** What several later parts share, and the first page does without. */
const LATER =
  '(?:catalogue[\\\\/](?!useGet)|model.(?:AddingStatus|BesideNotice|Halted)|parts.CodeLines|network|preprocessing|walkthrough|methods|compare|metrics|channels.(?!Channels.tsx)|parts.(?:float32Text|scaled|CellMap|DialogButton))'

/** What the first page draws with, which else were files of their own. */
const FIRST = 'state[\\\\/]pageState|image[\\\\/]heat[\\\\/]paintHeat'

/**
 * The first file has all that starts the network, for those that come later too; another one has what several of them
 * need to draw. Else there would be thirty files of a few hundred bytes, which are larger together and are fetched one
 * by one.
 */
const shared = [
  { name: 'index', tags: ['$initial' as const], minShareCount: 1, priority: 2 },
  {
    name: 'parts',
    test: new RegExp(`[\\\\/]src[\\\\/](?:${FIRST}|ui[\\\\/](?!labels|${LATER}))`),
    minShareCount: 2,
    priority: 1,
  },
  { name: 'later', test: new RegExp(`[\\\\/]src[\\\\/](?:laterIds|ui[\\\\/]${LATER})`), minShareCount: 2 },
]

export default defineConfig({
  // Works from any folder of any static host.
  base: './',
  // No page is sent in place of a file that is missing.
  appType: 'mpa',
  plugins: [
    react(),
    contentSecurityPolicy,
    preloads,
    plainImports,
    sharedFiles,
    hostFiles,
    modelList,
    getRoute,
    serviceWorker,
  ],
  // For the service worker, which gives it to what it serves.
  define: { __POLICY__: JSON.stringify(pagePolicy) },
  build: {
    target: buildTarget,
    // `preloads` does it, and needs no script.
    modulePreload: false,
    assetsInlineLimit: 0,
    // One style sheet for the whole page: a part that is fetched later never comes without its own.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { input: ['index.html', 'embed.html'], output: { codeSplitting: { groups: shared } } },
  },
  worker: { format: 'es' },
  preview: { port: 4173 },
})
