/** A name is not longer than this on the page. */
const LONGEST = 60

/**
 * The name of the graphics processor out of what WebGL calls its renderer: the bare name that drivers give, the one in ANGLE's
 * `ANGLE (vendor, name and driver, version)`, whichever of Direct3D, Metal, OpenGL and Vulkan is below, or Firefox' `name, or similar`.
 */
export function shortRenderer(renderer: string): string {
  const inside = /^ANGLE \((.*)\)/.exec(renderer)?.[1]
  const parts = inside === undefined ? [renderer] : partsOf(inside)
  // ANGLE of old gives the name alone.
  const described = (parts[1] ?? parts[0] ?? '').replace(/^ANGLE Metal Renderer: /, '')
  const name = /^Vulkan [\d.]+ \((.*)\)$/.exec(described)?.[1] ?? described
  const short = name
    .replace(/ Direct3D.*$| OpenGL.*$|\/PCIe.*$|\/SSE.*$|, or similar$/, '')
    // A device's number, and drivers with their versions.
    .replace(/ \((0x[^)]*|[^)]*\b(LLVM|DRM|RADV)\b[^)]*)\)/g, '')
    .replace(/^Mesa (DRI )?/, '')
    // Vulkan's own name of the vendor, before one that has it already.
    .replace(/^(\S+) (?=\1 )/, '')
    .trim()
  return (short || renderer).slice(0, LONGEST)
}

/** What stands between the commas that are outside of all parentheses. */
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
