import type { CamMethod } from '../method.ts'
import type { MethodId } from './names.ts'

/** The methods besides Grad-CAM, which comes with the worker. To add one: one file, a line here and in `names.ts`. */
export const methods = {} satisfies Partial<Record<Exclude<MethodId, 'gradCam'>, CamMethod>>
