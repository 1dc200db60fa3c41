import { wrap } from 'comlink'
import type { OnnxLoader } from './onnx.worker.ts'
import OnnxWorker from './onnx.worker.ts?worker'

const main = document.querySelector('main') as HTMLElement
const query = new URLSearchParams(location.search)
const absolute = (path: string) => new URL(path, location.href).href

/** Loads a network in a worker, and ends in a state. */
async function load(model: string | File, state: 'ready' | 'done'): Promise<void> {
  try {
    await wrap<OnnxLoader>(new OnnxWorker()).load(model, absolute('../ort/'))
    main.dataset.state = state
  } catch (error) {
    main.innerHTML = '<p role="alert"></p>'
    ;(main.firstElementChild as HTMLElement).textContent = String(error)
    main.dataset.state = 'failed'
  }
}

// Either of an address, or of a file that is dropped.
const model = query.get('model')
if (model !== null) await load(absolute(model), 'ready')
else {
  addEventListener('dragover', (event) => event.preventDefault())
  addEventListener('drop', (event) => {
    event.preventDefault()
    const file = event.dataTransfer?.files[0]
    if (file) void load(file, 'done')
  })
  main.dataset.state = 'ready'
}
