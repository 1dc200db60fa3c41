import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import { expose } from 'comlink'
import { fetchHereOrThere, keepFromHost } from '../model/deviceModels.ts'
import { EMBEDDED_MODEL } from '../types.ts'
import { createExplainer } from './createExplainer.ts'

const absolute = (url: string) => new URL(url, import.meta.url).href

expose(
  createExplainer({
    paths: { simd: absolute(simd), plain: absolute(plain) },
    fetch: fetchHereOrThere,
    findKeeper: keepFromHost(EMBEDDED_MODEL),
  }),
)
