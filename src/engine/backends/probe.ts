/** The properties of the machine that the choice of a backend depends on. */
export interface Machine {
  /** Null without WebGL 2. */
  webgl: {
    renderer: string
    maxTextureSize: number
    /** Whether shaders compute in 32 bits. Without that, TF.js falls back to 16 bits, which are too coarse. */
    hasFloat32: boolean
  } | null
  wasm: boolean
}

/** Queries the browser, using a context that is released at once. Works in a worker. */
export function probe(): Machine {
  return { webgl: probeWebgl(), wasm: typeof WebAssembly === 'object' }
}

function probeWebgl(): Machine['webgl'] {
  if (typeof OffscreenCanvas === 'undefined') return null
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2')
  if (!gl) return null
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  const renderer: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER)
  const maxTextureSize: unknown = gl.getParameter(gl.MAX_TEXTURE_SIZE)
  const hasFloat32 = gl.getExtension('EXT_color_buffer_float') !== null
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return { renderer: String(renderer), maxTextureSize: Number(maxTextureSize), hasFloat32 }
}
