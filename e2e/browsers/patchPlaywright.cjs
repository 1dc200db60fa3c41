// To be required before Playwright (NODE_OPTIONS=--require). Playwright drives the Firefox that is installed by WebDriver BiDi, as newer versions speak
// it; Firefox ESR does not know one command, and tells of downloads without an id. Playwright's file is changed as it is read: nothing is
// written, and node_modules stays as it is.
const Module = require('node:module')

/** What is to be changed, and how often it has to be there: another version of Playwright may not want it any more. */
const changes = [
  // Firefox 153 answers that it does not know it. Nothing in the tests is about media features in Firefox.
  [/(\.send\("emulation\.setMediaFeaturesOverride", \{[\s\S]*?\n {6,8}\}\));/g, '$1.catch(() => {});', 2],
  [/!event\.download && !event\.navigation/g, '!event.download && !event.navigation && !event.url', 2],
  // Before a screenshot it puts a style into the page. The page's policy refuses it, and Firefox tells that as a violation.
  [/const syncAnimations = this\._page\.delegate\.\w+\(\);/g, 'const syncAnimations = false;', 1],
  [/event\.download \?\? event\.navigation/g, 'event.download ?? event.navigation ?? event.url', 2],
]

const compile = Module.prototype._compile
Module.prototype._compile = function (source, file) {
  if (!/playwright-core[\\/]lib[\\/]coreBundle\.js$/.test(file)) return compile.call(this, source, file)
  let patched = source
  for (const [pattern, replacement, times] of changes) {
    const found = source.match(pattern)?.length ?? 0
    if (found !== times)
      throw new Error(
        `${pattern} is ${found} times in ${file}, not ${times} times: see what this version of Playwright wants.`,
      )
    patched = patched.replace(pattern, replacement)
  }
  return compile.call(this, patched, file)
}
