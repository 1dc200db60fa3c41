// Writes 256 colours, given as `rrggbb` on the standard input, as `src/image/heat/colormaps/` has them:
//   npx tsx scripts/colourMap.ts magma < colours.txt > src/image/heat/colormaps/magma.ts
import { readFileSync } from 'node:fs'

const [name = 'name'] = process.argv.slice(2)
const colours = readFileSync(0, 'utf8')
  .trim()
  .split(/\s+/)
  .map((rgb) => [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16)))
if (colours.length !== 256) throw new RangeError(`A colour map has 256 colours, not ${colours.length}.`)

const steps = [0, 1, 2].map((channel) =>
  colours
    .slice(1)
    .map((colour, i) => String.fromCharCode(110 + (colour[channel] as number) - (colours[i]?.[channel] as number)))
    .join(''),
)
const first = (colours[0] as number[]).map((level) => level.toString(16).padStart(2, '0')).join('')
process.stdout.write(`import { readTable } from './readTable.ts'

/** Where it is from, and what it is good for. */
export const ${name} = {
  table: readTable(
    '${first}',
${steps.map((line) => `    '${line}',`).join('\n')}
  ),
}
`)
