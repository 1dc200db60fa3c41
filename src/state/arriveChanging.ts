import { arriving } from '../arrive.ts'

/** What happens when a person changes networks, in a file of its own: the first answer does not need it. */
export const arriveChanging = arriving(() => import('./anotherNetwork.ts'))
