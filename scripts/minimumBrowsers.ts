/**
 * The oldest versions that Heatlens runs in: what the source asks for comes with them (scripts/newerThanMinimum.test.ts holds it to that), the build
 * is made for them, the README and the sentence of index.html name them. Firefox and Safari: the popover of the class list; Chrome: URL.canParse.
 */
export const minimumBrowsers = { chrome: 120, edge: 120, firefox: 125, safari: 17 } as const

/** The same, as Vite's `build.target` takes it. */
export const buildTarget: string[] = Object.entries(minimumBrowsers).map(([name, version]) => `${name}${version}`)
