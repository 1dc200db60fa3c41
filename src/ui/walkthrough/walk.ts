import type { Outcome } from '../../export/savedData.ts'
import type { Details, ModelInfo } from '../../types.ts'
import type { Photo } from '../../worker/image/imageWorker.ts'

/** All data of one run that the cells show. */
export interface Walk {
  photo: Photo
  outcome: Outcome
  details: Details
  model: ModelInfo
}
