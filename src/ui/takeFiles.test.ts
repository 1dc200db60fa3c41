import { expect, it } from 'vitest'
import { sortFiles } from './takeFiles.ts'

const named = (...names: string[]) => names.map((name) => new File(['x'], name))

it.each([['weights.h5'], ['model.keras'], ['Model.KERAS']])(
  'takes %s for a network, with its list of classes, and the rest for pictures',
  (name) => {
    const [network, list, picture] = named(name, 'labels.json', 'cat.png')
    expect(sortFiles([picture as File, list as File, network as File])).toEqual({
      network: [network, list],
      pictures: [picture],
    })
  },
)
