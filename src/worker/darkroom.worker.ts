import { expose, proxy, transfer } from 'comlink'
import { type Darkroom, darkroom } from './darkroom.ts'

const sending: Darkroom = {
  ...darkroom,
  async open(...what) {
    const photo = await darkroom.open(...what)
    const buffers = new Set([photo.full.data.buffer, photo.view.data.buffer, photo.input.buffer])
    return transfer(photo, [...buffers])
  },
  async developSmall(...what) {
    const small = await darkroom.developSmall(...what)
    return transfer(small, [small])
  },
  startArchive: () => proxy(darkroom.startArchive()),
  startSheet: (wanted) => proxy(darkroom.startSheet(wanted)),
}

expose(sending)
