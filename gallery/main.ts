import { showIndex } from './showIndex.ts'
import { showScene } from './showScene.ts'

// The gallery of the development server (`npm run dev`, then /gallery.html): a list of all scenes, and each of them in a frame.

const query = new URLSearchParams(location.search)
const root = document.getElementById('root') as HTMLElement

if (query.has('scene')) await showScene(root, query)
else showIndex(root)
