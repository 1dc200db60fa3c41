import { toProblem } from './errors/index.ts'
import { lazyImport } from './lazyImport.ts'
import { followConnection } from './offline/followConnection.ts'
import { holdVersion } from './offline/holdVersion.ts'
import { offerInstall } from './offline/offerInstall.ts'
import { whenIdle } from './offline/whenIdle.ts'
import { readAddress } from './settings/address.ts'
import { appShell } from './state/appShell.ts'
import { followHistory, type SessionHistory } from './state/history.ts'
import { askBeforeLeaving } from './state/leaving.ts'
import { loadNetworkChange } from './state/loadNetworkChange.ts'
import { keepPreferences, readPreferences } from './state/preferences.ts'
import { savePreferencesSoon } from './state/savePreferencesSoon.ts'
import { loadSaveFiles } from './state/saving.ts'
import { createAppStore } from './state/store.ts'
import type { KnownModel } from './types.ts'
import { fetchSample } from './ui/first/fetchSample.ts'
import { applyTheme } from './ui/page/applyTheme.ts'
import { chooseLanguage } from './words/chooseLanguage.ts'
import { type Language, languages } from './words/languages.ts'
import { loadErrors } from './words/loadErrors.ts'
import { loadWords } from './words/loadWords.ts'
import { connectExplainer, engineVersion } from './worker/page/connectExplainer.ts'
import { connectImageWorker } from './worker/page/connectImageWorker.ts'
import { connectModels } from './worker/page/connectModels.ts'
import './ui/theme.css'
import './ui/windows.css'
import './ui/forcedColours.css'

const LAST_MODEL = 'heatlens-model'
const LANGUAGE = 'heatlens-language'
const PREFERENCES = 'heatlens-settings'
const PREPROCESSINGS = 'heatlens-preprocessing'
const ENGINES = 'heatlens-engines'

/** If the connection hangs, the page continues with what is on the device. */
const LIST_LIMIT_MS = 8000

function quietly<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

/** The packages on this host, as listed by the build; none if the list cannot be fetched. */
async function readHostList(): Promise<KnownModel[]> {
  try {
    const response = await fetch('./model/index.json', {
      cache: 'no-cache',
      signal: AbortSignal.timeout(LIST_LIMIT_MS),
    })
    return response.ok ? await response.json() : []
  } catch {
    return []
  }
}

/** Resolves once the browser has painted the page; in a hidden tab, after a short while. */
const painted = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, 200)
  })

/** A language with its texts; falls back to English, with a notice, if they do not arrive. */
async function loadSpeech(language: Language) {
  try {
    return { language, words: await loadWords(language) }
  } catch {
    store.getState().notify({ code: 'languageMissing', parameters: {} })
    return { language: 'en' as const, words: await loadWords('en') }
  }
}

/** Where the browser stores nothing, nothing is remembered. */
const storageAt = (key: string) => ({
  read: () => quietly(() => localStorage.getItem(key)) ?? null,
  write: (text: string) => quietly(() => localStorage.setItem(key, text)),
  change: (change: (text: string | null) => string) =>
    quietly(() => localStorage.setItem(key, change(localStorage.getItem(key)))),
})

// The first script of the page (scripts/pagePolicy.ts) has checked the browser's features, and the page shows the
// result.
if ('tooOld' in document.documentElement.dataset) throw new Error('This browser is too old for Heatlens.')

holdVersion()
offerInstall()
followConnection()

const preferred = readPreferences(storageAt(PREFERENCES).read())
const address = readAddress(location.search, preferred.settings, Object.keys(languages))
const theme = address.theme ?? preferred.theme
applyTheme(theme)

const explainer = connectExplainer()
const imageWorker = connectImageWorker()
const store = createAppStore({
  explainer,
  engines: {
    challenge: explainer,
    memory: {
      ...storageAt(ENGINES),
      page: [engineVersion, navigator.userAgent, navigator.hardwareConcurrency, crossOriginIsolated],
    },
  },
  imageWorker,
  address,
  isShared: /[?&]shared=1\b/.test(location.search),
  theme,
  embedsSettings: preferred.embedsSettings,
  usesKeys: preferred.usesKeys,
  ...(preferred.answerNames && { answerNames: preferred.answerNames }),
  ...(preferred.networkNames && { networkNames: preferred.networkNames }),
  models: connectModels({
    base: document.baseURI.replace(/[?#].*/, ''),
    onHost: readHostList,
    onTold: (modelId, list) => store.setState({ givenList: { ...list, modelId } }),
  }),
  memory: storageAt(LAST_MODEL),
  preprocessings: storageAt(PREPROCESSINGS),
})
void painted().then(() => {
  imageWorker.prepare()
  return store.getState().load()
})
keepPreferences(store, savePreferencesSoon(storageAt(PREFERENCES), window))
askBeforeLeaving(store, window, () => appShell.getState().isReloading)
store.subscribe(({ theme }, before) => theme !== before.theme && applyTheme(theme))
/** The session history, deferred by a task: its calls take as long as drawing the answer. */
const sessionHistory: SessionHistory = {
  pushState: (...entry) => void setTimeout(() => history.pushState(...entry)),
  replaceState: (...entry) => void setTimeout(() => history.replaceState(...entry)),
  go: (delta) => void setTimeout(() => history.go(delta)),
  closeDialog() {
    // One that is opened from another comes after it.
    const dialog = [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1)
    dialog?.close()
    return !!dialog
  },
}
// A frame leaves the history of its page alone, and is nobody's app.
const isEmbedded = 'embed' in document.documentElement.dataset
if (!isEmbedded) {
  const { goTo, onDialog } = followHistory(store, sessionHistory, crypto.randomUUID?.() ?? `${Math.random()}`)
  addEventListener('popstate', ({ state }) => goTo(state))
  // One that opens takes the focus.
  addEventListener('focusin', ({ target }) => (target as Element).closest?.('dialog[open]') && onDialog())
}

// The code that draws the page comes in files that run one after another, so that none of them blocks the page for
// long.
const language = chooseLanguage(address.lang ?? storageAt(LANGUAGE).read(), navigator.languages)
const texts = loadSpeech(language)

/**
 * Draws the page. If one of its files does not arrive, a script that the build puts into index.html shows a message
 * (scripts/unready.ts). This is not a top-level `await`: the files that draw import from the file that this is in, and
 * would wait for it.
 */
async function start(): Promise<void> {
  await import('react-dom/client')
  const { draw } = await import('./ui/draw.tsx')
  draw(store, { ...(await texts), remember: storageAt(LANGUAGE).write }, document.getElementById('root') as Element)
  followUp()
}

/** Does what can wait until the page is drawn. */
function followUp(): void {
  if (address.sample) void store.getState().open(fetchSample({ file: `${address.sample}.png` }))
  // A plain reload, until a newer version is waiting: register.ts loads this module with it.
  const loadReopen = lazyImport(() => import('./offline/reopen.ts'))
  appShell.setState({
    async reload(pictures) {
      const opening = await loadReopen().catch(() => null)
      if (opening) await opening.reopen(pictures)
      else if (pictures.length === 0 || appShell.getState().losesPictures) location.reload()
      else appShell.setState({ losesPictures: true })
    },
  })
  if (isEmbedded) return
  const loadFollowLaunches = lazyImport(() => import('./offline/followLaunches.ts'))
  const loadRegister = lazyImport(() => import('./offline/register.ts'))
  const follow = async () => (await loadFollowLaunches()).followLaunches(store)
  // Only an installed app is launched with files; in a tab, the launch handler can wait.
  const isAwaited = matchMedia('(display-mode: standalone)').matches || /[?&](start|handed)\b/.test(location.search)
  if (isAwaited) void follow().catch((error) => store.getState().refuse(toProblem(error)))
  // Storing the page for offline use must not delay anything that a person waits for; if it fails, nobody misses it.
  void whenIdle(store, window, 2000)
    .then(async () => {
      // While the host still has it: a newer version may have replaced it by the time it is needed.
      void loadReopen().catch(() => {})
      if (!isAwaited) void follow().catch(() => {})
      // So that a network can be changed, and an answer saved, without a connection.
      loadNetworkChange().catch(() => {})
      loadSaveFiles().catch(() => {})
      // So that errors can be described without a connection.
      void loadErrors(language).catch(() => {})
      if (import.meta.env.PROD) await (await loadRegister()).register()
    })
    .catch(() => {})
}

start().catch(reportError)
// If this file was cut short and could be read all the same, the page says so (scripts/unready.ts).
document.documentElement.dataset.begun = ''
