/** Longest name that the page shows. */
const LONGEST = 60

/**
 * Extracts the GPU's name from WebGL's renderer string: the bare name that some drivers report, ANGLE's `ANGLE (vendor,
 * name and driver, version)` on top of Direct3D, Metal, OpenGL or Vulkan, or Firefox' `name, or similar`.
 */
export function shortRenderer(renderer: string): string {
  const inside = /^ANGLE \((.*)\)/.exec(renderer)?.[1]
  const parts = inside === undefined ? [renderer] : partsOf(inside)
  // Old versions of ANGLE report the name alone.
  const described = (parts[1] ?? parts[0] ?? '').replace(/^ANGLE Metal Renderer: /, '')
  const name = /^Vulkan [\d.]+ \((.*)\)$/.exec(described)?.[1] ?? described
  const short = name
    .replace(/ Direct3D.*$| OpenGL.*$|\/PCIe.*$|\/SSE.*$|, or similar$/, '')
    // Device ids, and drivers with their versions.
    .replace(/ \((0x[^)]*|[^)]*\b(LLVM|DRM|RADV)\b[^)]*)\)/g, '')
    .replace(/^Mesa (DRI )?/, '')
    // Vulkan prefixes the vendor even if the name already starts with it.
    .replace(/^(\S+) (?=\1 )/, '')
    .trim()
  return (short || renderer).slice(0, LONGEST)
}

/** Splits at the commas outside of all parentheses. */
function partsOf(text: string): string[] {
  const parts = ['']
  let depth = 0
  for (const character of text) {
    if (character === '(') depth++
    if (character === ')') depth--
    if (character === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts.map((part) => part.trim())
}
