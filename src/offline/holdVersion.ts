import { lockOf } from './names.ts'

/** As long as this page is open, the files of its version stay on the device, also when a newer version has taken over. */
export function holdVersion(): void {
  const script = document.querySelector<HTMLScriptElement>('script[type=module]')?.src
  if (!script) return
  // It is refused where the site's data is blocked: then nothing is kept that would have to stay.
  navigator.locks?.request(lockOf(script), { mode: 'shared' }, () => new Promise(() => {})).catch(() => {})
}
