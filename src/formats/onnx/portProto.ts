import { message, type Range, type Wire } from './wire.ts'

/** An input or output: a type of numbers, and sides, of which those with a name or none at all are free. */
export interface PortProto {
  name: string
  /** 0 where it is no tensor. */
  type: number
  /** Undefined where the file does not say. */
  sides?: readonly (number | null)[]
}

/** A `ValueInfoProto`, of which only tensors are of use. */
export async function readPort(wire: Wire, range: Range): Promise<PortProto> {
  let [name, type] = ['', 0]
  let sides: (number | null)[] | undefined
  for await (const field of wire.fields(range)) {
    if (field.number === 1) name = await wire.name(field)
    else if (field.number === 2) {
      for await (const inner of wire.fields(message(wire, field))) {
        if (inner.number !== 1) continue
        for await (const part of wire.fields(message(wire, inner))) {
          if (part.number === 1) type = part.value
          else if (part.number === 2) sides = await readSides(wire, message(wire, part))
        }
      }
    }
  }
  return { name, type, ...(sides && { sides }) }
}

async function readSides(wire: Wire, range: Range): Promise<(number | null)[]> {
  const sides: (number | null)[] = []
  for await (const field of wire.fields(range)) {
    if (field.number !== 1) continue
    let side: number | null = null
    for await (const part of wire.fields(message(wire, field))) {
      if (part.number === 1) side = part.value > 0 ? part.value : null
    }
    sides.push(side)
    if (sides.length > 16) wire.invalid()
  }
  return sides
}
