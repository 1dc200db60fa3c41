// Load this before Playwright (NODE_OPTIONS=--require). Playwright drives the installed Firefox through a recent
// WebDriver BiDi; Firefox ESR lacks one command, and reports downloads without an id. This patches Playwright's file
// while it is read: nothing is written, and node_modules stays unchanged.
const Module = require('node:module')

/** The patches, and how often each must match: a future version of Playwright may not need them. */
const changes = [
  // Firefox 153 does not support it. No test in Firefox depends on media features.
  [/(\.send\("emulation\.setMediaFeaturesOverride", \{[\s\S]*?\n {6,8}\}\));/g, '$1.catch(() => {});', 2],
  [/!event\.download && !event\.navigation/g, '!event.download && !event.navigation && !event.url', 2],
  // Before a screenshot, Playwright injects a style. The page's policy blocks it, and Firefox reports that as a
  // violation.
  [/const syncAnimations = this\._page\.delegate\.\w+\(\);/g, 'const syncAnimations = false;', 1],
  // React watches a field's own `value`, so what is set there is no change to it. Typed text goes past that, and so must
  // `fill()`.
  [
    /inputElement\.value = value;/g,
    'Object.getOwnPropertyDescriptor(Object.getPrototypeOf(inputElement), "value").set.call(inputElement, value);',
    1,
  ],
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
