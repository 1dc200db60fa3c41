import type { HtmlTagDescriptor } from 'vite'
import { type Language, tagOf } from '../src/words/languages.ts'
import { unready } from '../src/words/unready.ts'

/** Says in the page's own HTML, in each language, that it did not come in whole; seen once {@link unreadyScript} shows it. */
export const unreadyTag: HtmlTagDescriptor = {
  tag: 'div',
  attrs: { id: 'unready', class: 'failed', hidden: true },
  // After the page's own skip link, which has to be its first link.
  injectTo: 'body',
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
 * Part of the script in the page's head. Where a script or a stylesheet of the page does not come or is cut short, or something throws, it shows what stands in the
 * HTML, in the language that was chosen here or the browser's; a page that is drawn hides it again by its stylesheet (controls.css).
 */
export const unreadyScript = `function reportUnready(event) {
    var target = event.target
    // What should say it may not be there yet.
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', function () {
        reportUnready({ type: event.type, target: target })
      })
      return
    }
    var box = document.getElementById('unready')
    if (!box) return
    if (target !== window && target.localName !== 'script' && target.rel !== 'stylesheet') return
    if (event.type === 'load' && (target.rel !== 'stylesheet' || (target.sheet && target.sheet.cssRules.length > 0))) return
    var wanted = [].concat(navigator.languages, 'en')
    try {
      wanted.unshift(localStorage.getItem('heatlens-language'))
    } catch (error) {}
    var told
    wanted.forEach(function (language) {
      told = told || box.querySelector('[lang^="' + String(language).slice(0, 2).replace(/[^a-z]/g, '-') + '"]')
    })
    box.hidden = told.hidden = false
  }
  addEventListener('error', reportUnready, true)
  // Some browsers take a web page for an empty stylesheet. The window is not told when something has loaded.
  document.addEventListener('load', reportUnready, true)`
