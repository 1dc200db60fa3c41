// The gallery of the development server (`npm run dev`, then /gallery.html): a list of all scenes, and each of them in
// a frame.

const query = new URLSearchParams(location.search)
const root = document.getElementById('root') as HTMLElement

if (query.has('scene')) {
  const { loadStyles } = await import('./loadStyles.ts')
  await loadStyles()
  const { showScene } = await import('./showScene.ts')
  await showScene(root, query)
} else {
  const { showIndex } = await import('./showIndex.ts')
  showIndex(root)
}

export {}
