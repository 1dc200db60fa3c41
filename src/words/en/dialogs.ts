import { formats, plural } from './formats.ts'

/** The dialogs in which a picture is taken or asked for, and the list of what the network knows. */
export const dialogs = {
  things: (count: number) =>
    plural(count, { one: 'The one thing that it knows', other: `The ${formats.number(count)} things that it knows` }),
  searchThings: 'Search',
  found: (count: number) => plural(count, { one: '1 found', other: `${formats.number(count)} found` }),
  cameraAsks: 'The browser asks whether this page may use the camera. The picture stays on this device.',
  preview: 'What the camera sees',
  take: 'Take picture',
  otherCamera: 'Other camera',
  cameraRefused:
    'The camera was refused. Allow it for this page in the settings of the browser, or choose a picture instead.',
  cameraBusy: 'The camera is in use elsewhere. Close what uses it, then try again.',
  cameraGone: 'No camera answers. Check that it is switched on, or choose a picture instead.',
  fromCamera: 'camera',
  addressPrivacy:
    'This is the one thing that Heatlens fetches from elsewhere, and only when you press the button: the other site learns your network address and which picture you want, and nothing else.',
  addressAsked: (host: string) => `The address of this page asks for a picture from ${host}.`,
  /** These stand in a frame of its own. */
  frame: {
    label: 'Address of a picture',
    fetch: 'Fetch',
    fetchFrom: 'Fetch from {host}',
    cancel: 'Cancel',
    fetching: 'Fetching from {host}',
    notAnAddress: 'This is not the address of a picture: it has to begin with https://.',
    noAnswer:
      '{host} does not answer, or does not let other pages read its pictures. Save the picture there, then choose the file here.',
    status: '{host} has no picture at this address (it answers {status}). Check the address.',
    page: 'At this address is a page, not a picture. Open it, copy the address of the picture itself, and put that here.',
    large: 'The picture is larger than 100 MB. Make it smaller, then choose the file here.',
    slow: '{host} took too long to answer. Try again, or save the picture there and choose the file here.',
  },
}
