import { cpus } from 'node:os'
import type { Page } from '@playwright/test'

/** Describes the machine in one sentence. */
export async function describeMachine(page: Page): Promise<string> {
  const renderer = await page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl2')
    const info = gl?.getExtension('WEBGL_debug_renderer_info')
    return String(gl && info ? gl.getParameter(info.UNMASKED_RENDERER_WEBGL) : 'no WebGL 2')
  })
  const version = /Chrome\/([\d.]+)/.exec(await page.evaluate(() => navigator.userAgent))?.[1]
  const full = page.context().browser()?.version() ?? version
  return `${cpus()[0]?.model.trim()}, ${cpus().length} cores; Chromium ${full}; WebGL by ${renderer}`
}
