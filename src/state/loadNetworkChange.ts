import { lazyImport } from '../lazyImport.ts'

/** What happens when a person changes networks, in a file of its own: the first answer does not need it. */
export const loadNetworkChange = lazyImport(() => import('./anotherNetwork.ts'))
