import type { ThemeId } from '../../settings/pageOptions.ts'

/** As in index.html: what browsers colour their own parts with. */
const barColours = { light: '#f7f6f3', dark: '#131416' }

/** Makes the page light or dark, the browser's own parts too. */
export function applyTheme(theme: ThemeId): void {
  const schemes = ['light', 'dark'] as const
  document.documentElement.dataset.theme = theme
  for (const scheme of schemes) {
    const meta = document.querySelector<HTMLMetaElement>(`meta[name="theme-color"][media*="${scheme}"]`)
    if (meta) meta.content = barColours[theme === 'system' ? scheme : theme]
  }
}
