import { HeatlensError } from '../errors/index.ts'
import type { StoredNetwork } from '../model/storedNetwork.ts'

/** Runs what reads a file; the HDF5 library's messages about inconsistent files help nobody. */
export async function carefully<Result>(file: string, read: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (cause) {
    if (cause instanceof HeatlensError) throw cause
    throw new HeatlensError('fileDamaged', { file }, { cause })
  }
}

/** A network whose tensors say that their file is damaged, should reading them fail. */
export function withCare(network: StoredNetwork, file: string): StoredNetwork {
  const tensors = network.tensors.map((tensor) => ({
    ...tensor,
    readRows: (start: number, end: number) => carefully(file, () => tensor.readRows(start, end)),
  }))
  return { ...network, tensors }
}
