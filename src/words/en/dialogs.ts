import { formats, plural } from './formats.ts'

/** The dialogs for the camera and for an address, and the list of the network's classes. */
export const dialogs = {
  classes: (count: number) => plural(count, { one: '1 class', other: `${formats.number(count)} classes` }),
  search: 'Search',
  found: (count: number) => plural(count, { one: '1 found', other: `${formats.number(count)} found` }),
  cameraAsks: 'The browser asks for permission to use the camera. The picture stays on this device.',
  preview: 'Camera preview',
  take: 'Take picture',
  otherCamera: 'Other camera',
  cameraRefused:
    'Access to the camera was denied. Allow it for this page in the browser settings, or choose a picture instead.',
  cameraBusy: 'The camera is in use elsewhere. Close whatever is using it, then try again.',
  cameraGone: 'The camera does not respond. Check that it is switched on, or choose a picture instead.',
  fromCamera: 'camera',
  addressPrivacy:
    'This is the only thing that Heatlens fetches from another site, and only when you press the button. The other site learns your IP address and which picture you want, and nothing else.',
  addressAsked: (host: string) => `The link to this page asks for a picture from ${host}.`,
  /** The texts inside the iframe. */
  frame: {
    label: 'Address of a picture',
    fetch: 'Fetch',
    fetchFrom: 'Fetch from {host}',
    cancel: 'Cancel',
    fetching: 'Fetching from {host}',
    notAnAddress: 'This is not the address of a picture: it must begin with https://.',
    noAnswer:
      '{host} does not respond, or does not let other sites read its pictures. Save the picture from there, then choose the file here.',
    status: '{host} has no picture at this address (status {status}). Check the address.',
    page: 'This is the address of a page, not of a picture. Open the page, copy the address of the picture itself, and paste it here.',
    large: 'The picture is larger than 100 MB. Make it smaller, then choose the file here.',
    slow: '{host} took too long to respond. Try again, or save the picture from there and choose the file here.',
  },
}
