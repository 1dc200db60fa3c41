/**
 * The oldest supported browser versions. The source uses only what they have (checked by
 * scripts/newerThanMinimum.test.ts), the build targets them, and the README and index.html name them. They are
 * determined by the popover of the class list in Firefox and Safari, and by URL.canParse in Chrome.
 */
export const minimumBrowsers = { chrome: 120, edge: 120, firefox: 125, safari: 17 } as const

/** The same in the format of Vite's `build.target`. */
export const buildTarget: string[] = Object.entries(minimumBrowsers).map(([name, version]) => `${name}${version}`)
