import { lazyImport } from '../../lazyImport.ts'

// What only some methods need of a pass, beside its activations and gradients: fetched by the first that does.

export const arriveGradientsOf = lazyImport(() => import('./gradientsOf.ts'))

export const arriveResume = lazyImport(() => import('./resume/index.ts'))
