import { lazyImport } from '../lazyImport.ts'

/** Loads the code that changes networks; the first answer does not need it. */
export const loadNetworkChange = lazyImport(() => import('./anotherNetwork.ts'))
