import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const canRun = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The path of a program: the one in an environment variable, or none if that cannot be run; else the first of these
 * names in PATH, else the first of these places. Undefined if there is none.
 */
export function findProgram(variable: string, names: readonly string[], places: readonly string[]): string | undefined {
  const named = process.env[variable]
  if (named) return canRun(named) ? named : undefined
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places].find(canRun)
}

/** The path of a Firefox: FIREFOX_PATH, else an installed one. */
export const findFirefox = (): string | undefined =>
  findProgram('FIREFOX_PATH', ['firefox-esr', 'firefox'], ['/Applications/Firefox.app/Contents/MacOS/firefox'])

/** The path of WebKitGTK's WebDriver: WEBKIT_DRIVER_PATH, else the installed one. */
export const findWebKitDriver = (): string | undefined => findProgram('WEBKIT_DRIVER_PATH', ['WebKitWebDriver'], [])

/** Provides a virtual screen for WebKit where there is none. */
export const findScreen = (): string | undefined => findProgram('XVFB_RUN_PATH', ['xvfb-run'], [])
