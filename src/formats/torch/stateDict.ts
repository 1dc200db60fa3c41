import type { StoredTensor } from '../../model/storedNetwork.ts'

/** The weights of a PyTorch network by their names in it, such as `features.0.weight`; it says nothing else. */
export type StateDict = ReadonlyMap<string, StoredTensor>

/** A state dict is not that of the architecture which is tried. */
export class Unfit extends Error {}
