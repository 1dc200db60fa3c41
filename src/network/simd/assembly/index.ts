// The leaf kernels of the CPU engine, in AssemblyScript. They know addresses and strides in bytes, no networks: what calls them in which
// order is TypeScript, in the folder above. Four floats that lie side by side are a quad.

export {
  denseFloat16,
  denseFloat32,
  denseUint8,
  largestMagnitude,
  listRows,
  sumOf,
  transposedFloat16,
  transposedFloat32,
  transposedUint8,
} from './dense'
export { multiply } from './multiply'
export { im2col, writePixels } from './im2col'
export { largestOf } from './pooling'
export { unpackFloat16, unpackFloat32, unpackUint8 } from './unpack'
export { filters2, inputs2, outputs2 } from './winograd2'
export { filters4, inputs4, outputs4 } from './winograd4'
