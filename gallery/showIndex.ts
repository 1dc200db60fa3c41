import { preparedWhole } from '../fixtures/preprocessing.ts'
import { themeIds } from '../src/settings/pageOptions.ts'
import { languages } from '../src/words/languages.ts'
import './index.css'
import type { Photo } from './answer.ts'
import { listScenes } from './scenes.ts'

/** Widths and heights of the frame; the first fills the window. */
const sizes = ['', '1440 × 900', '1024 × 768', '390 × 844', '320 × 256']

/** The index only lists the scenes, so it needs no real photo. */
const noPhoto: Photo = {
  file: new File([], 'none.png'),
  size: { height: 0, width: 0 },
  view: { height: 0, width: 0, data: new Uint8ClampedArray() },
  input: new Float32Array(),
  ...preparedWhole(1, 1),
  decodeMs: 0,
}

function menu(label: string, options: Record<string, string>, onChange: () => void): HTMLSelectElement {
  const select = document.createElement('select')
  select.ariaLabel = label
  select.append(...Object.entries(options).map(([value, text]) => new Option(text, value)))
  select.addEventListener('change', onChange)
  return select
}

/** Shows the list of all scenes, with the chosen one in a frame. The address stores the choice. */
export function showIndex(root: HTMLElement): void {
  const scenes = [...listScenes(noPhoto).keys()]
  const frame = document.createElement('iframe')
  frame.title = 'The page'
  const show = () => {
    const [width = '', height = ''] = size.value.split(' × ')
    Object.assign(frame, { width: width || '100%', height: height || '100%' })
    const query = new URLSearchParams({ scene: scene.value, lang: language.value, theme: theme.value })
    frame.src = `?${query}`
    history.replaceState(null, '', `#${encodeURIComponent(scene.value)}`)
  }
  const scene = menu('Scene', Object.fromEntries(scenes.map((name) => [name, name])), show)
  scene.size = 2
  const language = menu('Language', languages, show)
  const theme = menu('Theme', Object.fromEntries(themeIds.map((id) => [id, id])), show)
  const size = menu('Size', Object.fromEntries(sizes.map((each) => [each, each || 'all the room'])), show)
  const asked = decodeURIComponent(location.hash.slice(1))
  scene.value = scenes.includes(asked) ? asked : (scenes[0] ?? '')
  root.className = 'gallery'
  const aside = document.createElement('aside')
  aside.append(language, theme, size, scene)
  root.append(aside, frame)
  show()
}
