import { lockOf } from './names.ts'

/**
 * Keeps the files of this page's version on the device while the page is open, even after a newer version has taken
 * over.
 */
export function holdVersion(): void {
  const script = document.querySelector<HTMLScriptElement>('script[type=module]')?.src
  if (!script) return
  // Rejected if site data is blocked: then nothing is stored either.
  navigator.locks?.request(lockOf(script), { mode: 'shared' }, () => new Promise(() => {})).catch(() => {})
}
