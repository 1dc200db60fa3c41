// The innermost kernels of the CPU engine, in AssemblyScript. They work on addresses and strides in bytes and know
// nothing of networks; the TypeScript in the parent folder calls them. Four adjacent floats are a quad.

export { byteOffset, multiplyBytes, panelsOfBytes, splitList } from './bytes'
export {
  denseColumnsUint8,
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
export { multiply, multiplyTo } from './multiply'
export { depthwise } from './depthwise'
export { addPixels, arithmetic, copyPixels } from './elementwise'
export { activate } from './functions'
export { im2col, listPixels, panels, scalePixels, transpose } from './im2col'
export { largestOf, sumOfWindow } from './pooling'
export { unpackColumnsUint8, unpackFloat16, unpackFloat32, unpackUint8 } from './unpack'
export { filters2, inputs2, outputs2 } from './winograd2'
export { filters4, inputs4, outputs4 } from './winograd4'
