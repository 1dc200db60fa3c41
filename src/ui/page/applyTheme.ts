import type { ThemeId } from '../../settings/pageOptions.ts'

/** As in index.html: the colours of the browser's own bars. */
const barColours = { light: '#f7f6f3', dark: '#131416' }

/** Applies the theme, also to the browser's own controls. */
export function applyTheme(theme: ThemeId): void {
  const schemes = ['light', 'dark'] as const
  document.documentElement.dataset.theme = theme
  for (const scheme of schemes) {
    const meta = document.querySelector<HTMLMetaElement>(`meta[name="theme-color"][media*="${scheme}"]`)
    if (meta) meta.content = barColours[theme === 'system' ? scheme : theme]
  }
}
