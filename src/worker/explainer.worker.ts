import { expose, transfer } from 'comlink'
import { fetchHereOrThere } from '../model/deviceModels.ts'
import { keepShards } from '../model/keepShards.ts'
import relaxed from '../network/simd/kernels.relaxed.wasm?url'
import plain from '../network/simd/kernels.wasm?url'
import { EMBEDDED_MODEL } from '../types.ts'
import { createExplainer, type Explainer } from './createExplainer.ts'
import { startThread, threadCount } from './startThread.ts'

const kernels = { relaxed, plain }

const explainer = createExplainer({
  simd: {
    readKernels: async (build) => (await fetch(new URL(kernels[build], import.meta.url))).arrayBuffer(),
    threads: threadCount(),
    startThread,
  },
  fetch: fetchHereOrThere,
  findKeeper: keepShards(EMBEDDED_MODEL),
})

expose({
  ...explainer,
  async details(pass, question) {
    const details = await explainer.details(pass, question)
    return transfer(details, [details.activations.buffer, details.gradients.buffer])
  },
} satisfies Explainer)
