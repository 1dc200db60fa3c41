// Ids that messages share with what they tell of. This file imports nothing, so that errors/ stands on it alone.

/** The ids of the backends, best first. */
export const backendIds = ['webgl', 'wasm', 'cpu'] as const

export type BackendId = (typeof backendIds)[number]

/** Pictures whose bytes are prepared before decoding (`image/input/formats/index.ts`). */
export const formatIds = ['png', 'jpeg', 'gif', 'webp', 'avif', 'bmp', 'dib', 'ico'] as const

export type FormatId = (typeof formatIds)[number]

/** File types that browsers usually cannot decode as pictures. */
export type OtherKindId = 'svg' | 'heic' | 'tiff' | 'raw' | 'pdf' | 'keras' | 'zip' | 'hdf5'

/** A sample picture that comes with Heatlens. */
export type SampleFile = 'cat.png' | 'golf-ball.png' | 'parachute.png' | 'coffee.png' | 'astronaut-320x480.png'

/** The parameters of the settings in the page's address. */
export type SettingParameter =
  | 'method'
  | 'layer'
  | 'fusion'
  | 'smoothing'
  | 'output'
  | 'reading'
  | 'score'
  | 'class'
  | 'evidence'
  | 'colours'
  | 'opacity'
  | 'scale'
  | 'look'
  | 'threshold'
  | 'region'

/** A parameter of the page's address. */
export type AddressKey = SettingParameter | 'backend' | 'model' | 'url' | 'shared' | 'sample' | 'theme' | 'lang'
