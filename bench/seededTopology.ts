import { join } from 'node:path'
import { makeWeights } from '../fixtures/plannedNetworks.ts'
import { writePackageTo } from '../scripts/writePackageTo.ts'
import { classesFor } from '../src/formats/aboutFile.ts'
import type { NetworkPlan } from '../src/graph/plan.ts'
import { ofPreset } from '../src/model/package/preprocessing.ts'
import type { StoredNetwork } from '../src/model/storedNetwork.ts'
import { type Topology, topologies } from './topologies.ts'

/** A topology with seeded weights, the same as its contenders make. */
export interface SeededTopology extends Pick<StoredNetwork, 'graph' | 'tensors'> {
  plan: NetworkPlan
  values: ReadonlyMap<string, Float32Array>
}

/** Makes the weights of a topology. */
export async function seededTopology(topology: Topology): Promise<SeededTopology> {
  const { plan, graph } = topologies[topology]()
  const { values } = await makeWeights(plan)
  const tensors = [...plan.tensors].map(([name, shape]) => ({
    name,
    shape,
    readRows(start: number, end: number) {
      const all = values.get(name) as Float32Array
      const row = all.length / (shape[0] ?? 1)
      return all.slice(start * row, end * row)
    },
  }))
  return { plan, graph, tensors, values }
}

/** Writes it as a model package of this id, in float32. */
export async function writeTopology(folder: string, id: string, name: string, network: SeededTopology): Promise<void> {
  const about = {
    ...{ id, name, source: 'bench/topologies.ts', licence: 'CC0 1.0' },
    outputs: [{ classes: classesFor(1000) }],
    preprocessing: ofPreset('caffe', 224),
    preprocessingFrom: 'file',
  } as const
  await writePackageTo(join(folder, 'model', id), network, about, 'float32')
}
