import type { HtmlTagDescriptor } from 'vite'
import { type Language, tagOf } from '../src/words/languages.ts'
import { unready } from '../src/words/unready.ts'

/** Says in the page's own HTML, in each language, that it did not come in whole; seen once {@link unreadyScript} shows it. */
export const unreadyTag: HtmlTagDescriptor = {
  tag: 'div',
  attrs: { id: 'unready', class: 'failed', hidden: true },
  injectTo: 'body-prepend',
  children: (Object.keys(unready) as Language[]).map((language) => ({
    tag: 'div',
    attrs: { class: 'notice', role: 'alert', lang: tagOf(language), hidden: true },
    children: [
      { tag: 'p', children: unready[language].says },
      // A link to this address needs no script.
      { tag: 'a', attrs: { class: 'button button-primary', href: '' }, children: unready[language].reload },
    ],
  })),
}

/**
 * Part of the script in the page's head. Where a script or a stylesheet of the page does not come, or something throws, it shows what stands in the
 * HTML, in the language that was chosen here or the browser's; a page that is drawn hides it again by its stylesheet (controls.css).
 */
export const unreadyScript = `const tell = ({ type, target }) => {
    // What should say it may not be there yet.
    if (document.readyState === 'loading') return document.addEventListener('DOMContentLoaded', () => tell({ type, target }))
    const box = document.getElementById('unready')
    if (!box || (target !== window && target.localName !== 'script' && target.rel !== 'stylesheet')) return
    if (type === 'load' && (target.rel !== 'stylesheet' || (target.sheet && target.sheet.cssRules.length > 0))) return
    let chosen
    try {
      chosen = localStorage.getItem('heatlens-language')
    } catch (error) {}
    const told = [chosen, ...navigator.languages, 'en'].map((wanted) =>
      [...box.children].find(({ lang }) => lang.slice(0, 2) === String(wanted).slice(0, 2)))
    box.hidden = told.find(Boolean).hidden = false
  }
  addEventListener('error', tell, true)
  // A web page in place of a stylesheet is no error to some browsers.
  addEventListener('load', tell, true)`
