import type { HtmlTagDescriptor } from 'vite'
import { type Language, tagOf } from '../src/words/languages.ts'
import { unready } from '../src/words/unready.ts'

/**
 * The message in the page's own HTML, in each language, that the page is incomplete; hidden until {@link unreadyScript}
 * shows it.
 */
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
 * Part of the script in the page's head. If a script or a style sheet of the page does not arrive or is truncated, or
 * something throws, it shows the message in the HTML, in the chosen language or the browser's; once the page renders,
 * its style sheet hides it again (controls.css).
 */
export const unreadyScript = `function tellUnready(event) {
    var target = event.target
    // What should say it may not be there yet.
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', function () {
        tellUnready({ type: event.type, target: target })
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
  addEventListener('error', tellUnready, true)
  // A script that was cut between two statements throws nothing: its last one is missed (src/main.ts).
  addEventListener('load', function () {
    if (!document.documentElement.hasAttribute('data-begun')) tellUnready({ type: 'error', target: window })
  })
  // Some browsers take a web page for an empty stylesheet. The window is not told when something has loaded.
  document.addEventListener('load', tellUnready, true)`
