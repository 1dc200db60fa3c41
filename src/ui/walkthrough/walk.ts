import type { Outcome } from '../../state/savedData.ts'
import type { Details, ModelInfo } from '../../types.ts'
import type { Photo } from '../../worker/darkroom.ts'

/** Everything of one run that the cells show. */
export interface Walk {
  photo: Photo
  outcome: Outcome
  details: Details
  model: ModelInfo
}
