/** What the machine has, as far as the choice of a backend depends on it. */
export interface Machine {
  /** Null where there is no WebGL 2. */
  webgl: {
    renderer: string
    maxTextureSize: number
    /** Whether it computes in 32 bits; else TF.js takes 16, and the numbers are off. */
    hasFloat32: boolean
  } | null
  wasm: boolean
}

/** Asks the browser what it has, on a context that is given back at once. Works in a worker. */
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
