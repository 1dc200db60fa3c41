import { expose, transfer } from 'comlink'
import { type Darkroom, darkroom } from './darkroom.ts'

const sending: Darkroom = {
  ...darkroom,
  async open(...what) {
    const photo = await darkroom.open(...what)
    const buffers = new Set([photo.full.data.buffer, photo.view.data.buffer, photo.input.buffer])
    return transfer(photo, [...buffers])
  },
}

expose(sending)
