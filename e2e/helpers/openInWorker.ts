/** A worker's result for a file: its pixels as displayed, or the sentence of its error. */
export interface OpenedPicture {
  name: string
  /** The code of the error. */
  problem?: string
  width?: number
  height?: number
  /** RGBA */
  data?: number[]
  range?: { bits: number; of: number }
}

/**
 * Opens files in the built image worker, without the page and without a network: in a page of the same host that has no
 * policy. It is injected into that page as text, so it uses nothing from outside. It implements the page's side of the
 * border (src/worker/channel.ts) itself. Like the page (src/worker/launch.ts), it imports the
 * script from a blob: WebKit runs the entry script of a worker again for each file that imports from it.
 */
export async function openInWorker(
  script: string,
  files: { name: string; bytes: number[] }[],
): Promise<OpenedPicture[]> {
  const address = new URL(script, location.href).href
  const begin = new Blob([`import(${JSON.stringify(address)}).then(() => postMessage('here'))`], {
    type: 'text/javascript',
  })
  const worker = new Worker(URL.createObjectURL(begin), { type: 'module' })
  await new Promise((done, fail) => {
    worker.onmessage = done
    worker.onerror = () => fail(new Error('the worker does not start'))
  })
  const found: OpenedPicture[] = []
  for (const { name, bytes } of files) {
    const answer = new Promise<MessageEvent>((done, fail) => {
      // What it tells on its way is no answer.
      worker.onmessage = (event) => 'call' in event.data && done(event)
      worker.onerror = () => fail(new Error('the worker died'))
    })
    const file = new File([new Uint8Array(bytes)], name)
    const preprocessing = {
      ...{ height: 4, width: 4, channels: 'bgr', values: 'caffe' },
      ...{ resize: 'nearest', antialias: false, fit: 'stretch' },
    }
    const wanted = { preprocessing }
    const tell = { functionOfPage: 1 }
    worker.postMessage({ call: found.length + 1, of: 0, name: 'open', args: [file, tell, wanted] })
    const { value, error } = (await answer).data
    if (error) found.push({ name, problem: error.problem.code })
    else {
      const { view, range } = value
      found.push({ name, width: view.width, height: view.height, data: [...view.data], ...(range && { range }) })
    }
  }
  worker.terminate()
  return found
}
