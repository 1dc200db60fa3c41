import type { Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'

/** Height, width and channels of a plane. */
export const sidesOf = ({ shape, name }: Value): [number, number, number] => {
  if (shape.length !== 3) throw new Unfit(`${name} is no plane`)
  return shape as [number, number, number]
}
