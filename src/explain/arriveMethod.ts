import { HeatlensError } from '../errors/index.ts'
import { lazyImport } from '../lazyImport.ts'
import type { CamMethod } from './method.ts'
import { gradCam } from './methods/gradCam.ts'

const arriveOthers = lazyImport(() => import('./methods/index.ts'))

/** Those of the methods that are here, by their ids. Throws a `part` error if their file does not arrive. */
export async function arriveMethods(): Promise<Readonly<Record<string, CamMethod>>> {
  return { gradCam, ...(await arriveOthers()).methods }
}

/** The method of an id. Throws a `format` error where there is none, a `part` error if its file does not arrive. */
export async function arriveMethod(id: string): Promise<CamMethod> {
  if (id === 'gradCam') return gradCam
  const { methods } = await arriveOthers()
  const method = new Map<string, CamMethod>(Object.entries(methods)).get(id)
  if (!method) throw new HeatlensError('unknownMethod', { method: id })
  return method
}
