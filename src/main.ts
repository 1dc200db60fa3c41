import { arriving } from './arrive.ts'
import { toProblem } from './errors/index.ts'
import { followConnection } from './offline/followConnection.ts'
import { holdVersion } from './offline/holdVersion.ts'
import { offerInstall } from './offline/offerInstall.ts'
import { whenIdle } from './offline/whenIdle.ts'
import { readAddress } from './settings/address.ts'
import { appShell } from './state/appShell.ts'
import { arriveChanging } from './state/arriveChanging.ts'
import { followHistory, type Steps } from './state/history.ts'
import { askBeforeLeaving } from './state/leaving.ts'
import { keepPreferences, readPreferences } from './state/preferences.ts'
import { savePreferencesSoon } from './state/savePreferencesSoon.ts'
import { arriveSaving } from './state/saving.ts'
import { createAppStore } from './state/store.ts'
import type { KnownModel } from './types.ts'
import { applyTheme } from './ui/page/applyTheme.ts'
import { chooseLanguage } from './words/chooseLanguage.ts'
import type { Language } from './words/languages.ts'
import { loadErrors } from './words/loadErrors.ts'
import { loadWords } from './words/loadWords.ts'
import { connectExplainer } from './worker/page/connectExplainer.ts'
import { connectImageWorker } from './worker/page/connectImageWorker.ts'
import { connectModels } from './worker/page/connectModels.ts'
import './ui/theme.css'
import './ui/windows.css'
import './ui/forcedColours.css'

const LAST_MODEL = 'heatlens-model'
const LANGUAGE = 'heatlens-language'
const PREFERENCES = 'heatlens-settings'

/** On a connection that gives nothing and does not break, the page goes on with what is on the device. */
const LIST_LIMIT_MS = 8000

function quietly<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

/** The packages on this host, as the build has listed them; none where the list cannot be had. */
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

/** Resolves once the browser has painted what is there; in a tab that nobody sees, soon. */
const painted = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, 200)
  })

/** A language with its texts; English where those do not arrive, which is told. */
async function loadSpeech(language: Language) {
  try {
    return { language, words: await loadWords(language) }
  } catch {
    store.getState().tell({ code: 'languageMissing', parameters: {} })
    return { language: 'en' as const, words: await loadWords('en') }
  }
}

/** Where the browser keeps nothing, nothing is remembered. */
const storageAt = (key: string) => ({
  read: () => quietly(() => localStorage.getItem(key)) ?? null,
  write: (text: string) => quietly(() => localStorage.setItem(key, text)),
  change: (change: (text: string | null) => string) =>
    quietly(() => localStorage.setItem(key, change(localStorage.getItem(key)))),
})

// The first script of the page (scripts/pagePolicy.ts) has looked what the browser has, and the page says so.
if ('tooOld' in document.documentElement.dataset) throw new Error('This browser is too old for Heatlens.')

holdVersion()
offerInstall()
followConnection()

const preferred = readPreferences(storageAt(PREFERENCES).read())
applyTheme(preferred.theme)

const store = createAppStore({
  explainer: connectExplainer(),
  imageWorker: connectImageWorker(),
  address: readAddress(location.search, preferred.settings),
  theme: preferred.theme,
  embedsSettings: preferred.embedsSettings,
  usesKeys: preferred.usesKeys,
  models: connectModels({ base: document.baseURI.replace(/[?#].*/, ''), onHost: readHostList }),
  memory: storageAt(LAST_MODEL),
})
void painted().then(() => store.getState().load())
keepPreferences(store, savePreferencesSoon(storageAt(PREFERENCES), window))
askBeforeLeaving(store, window, () => appShell.getState().isReloading)
store.subscribe(({ theme }, before) => theme !== before.theme && applyTheme(theme))
/** The session history, a task later: what it does takes as long as drawing the answer. */
const steps: Steps = {
  pushState: (...entry) => void setTimeout(() => history.pushState(...entry)),
  replaceState: (...entry) => void setTimeout(() => history.replaceState(...entry)),
  go: (delta) => void setTimeout(() => history.go(delta)),
}
const goTo = followHistory(store, steps, crypto.randomUUID?.() ?? `${Math.random()}`)
addEventListener('popstate', ({ state }) => goTo(state))

// What draws the page comes in files that run one after another, so that none of them keeps the page from
// answering for long.
const language = chooseLanguage(storageAt(LANGUAGE).read(), navigator.languages)
const texts = loadSpeech(language)
// Where one of these does not come, what the build puts into index.html says so (scripts/unready.ts).
// WebKit tells the window nothing of a module that fails while it waits.
const tell = (error: unknown): never => {
  reportError(error)
  throw error
}
await import('react-dom/client').catch(tell)
const { draw } = await import('./ui/draw.tsx').catch(tell)
draw(store, { ...(await texts), remember: storageAt(LANGUAGE).write }, document.getElementById('root') as Element)

// Until there is a newer version to go over to (register.ts), which brings this along.
const arriveOpening = arriving(() => import('./offline/reopen.ts'))
appShell.setState({
  async reload(pictures) {
    const opening = await arriveOpening().catch(() => null)
    if (opening) await opening.reopen(pictures)
    else if (pictures.length === 0 || appShell.getState().losesPictures) location.reload()
    else appShell.setState({ losesPictures: true })
  },
})
const arriveFollowing = arriving(() => import('./offline/followLaunches.ts'))
const arriveRegistering = arriving(() => import('./offline/register.ts'))
const follow = async () => (await arriveFollowing()).followLaunches(store)
// The system opens things in an installed app only; in a tab, the way to take them comes with what else can wait.
const isAwaited = matchMedia('(display-mode: standalone)').matches || /[?&](start|handed)\b/.test(location.search)
if (isAwaited) void follow().catch((error) => store.getState().refuse(toProblem(error)))
// Keeping the page takes its time from nothing that a person waits for; where it does not come, nobody misses it.
void whenIdle(store, window, 2000)
  .then(async () => {
    // As long as it is on the host: a newer version may be there when it is wanted.
    void arriveOpening().catch(() => {})
    if (!isAwaited) void follow().catch(() => {})
    // So that a network can be changed, and an answer saved, where the connection is gone.
    arriveChanging().catch(() => {})
    arriveSaving().catch(() => {})
    // And so that what goes wrong can be told.
    void loadErrors(language).catch(() => {})
    if (import.meta.env.PROD) await (await arriveRegistering()).register()
  })
  .catch(() => {})
