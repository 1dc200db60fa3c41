// What only some methods need of a pass, beside its activations and gradients: one file, fetched by the first that does.

export { gradientsAt } from './gradientsAt.ts'
export { gradientsOf } from './gradientsOf.ts'
export { resume } from './resume.ts'
