import { wrap } from 'comlink'
import type { StockLoader } from './stock.worker.ts'
import StockWorker from './stock.worker.ts?worker'

const main = document.querySelector('main') as HTMLElement
const query = new URLSearchParams(location.search)
const address = new URL(query.get('model') as string, location.href).href
try {
  await wrap<StockLoader>(new StockWorker()).load(address, query.get('backend') as string)
  main.dataset.state = 'ready'
} catch (error) {
  main.innerHTML = '<p role="alert"></p>'
  ;(main.firstElementChild as HTMLElement).textContent = String(error)
  main.dataset.state = 'failed'
}
