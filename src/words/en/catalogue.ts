import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

/** Getting a network: the list of those that can be had, and the ways to them. */
export const catalogue = {
  title: 'Get a network',
  networks: 'Networks to get',
  get: (name: string) => `Get ${name}`,
  use: (name: string) => `Use ${name}`,
  inUse: 'in use',
  imagenet: (count: number) => `${formats.number(count)} kinds of things (ImageNet)`,
  teaching: (count: number) => `${formats.number(count)} everyday things, for teaching`,
  facts: (knows: string, bytes: number, licence: string) =>
    `${knows} · ${formats.megabytes(bytes)} · licence: ${licence}`,
  /** How the next press of the button gets it. */
  roads: {
    embedded: 'comes with this page',
    visit: 'here for this visit',
    device: 'on this device',
    host: 'from this host',
    server: (host: string) => `from ${host}, by the server on this computer`,
    site: (host: string) => `from ${host}`,
    hand: 'in three steps, by hand',
  },
  loading: 'Loading the list…',
  empty: 'This host lists no networks.',
  card: (network: string) => `This answer comes from ${network}. Another network may see it differently.`,
  absent: (name: string) => `${name} is not here yet, but you can get it.`,
  back: 'All networks',
  siteAsks: (name: string, host: string, bytes: number, licence: string) =>
    `${name} comes from ${host}: ${formats.megabytes(bytes)}, licence: ${licence}.`,
  sitePrivacy:
    'Nothing is fetched until you press the button. The other site then learns your IP address and which file you want, and nothing else.',
  addressTitle: 'From an address',
  addressHelp:
    'The address of a network’s file on a site that lets other sites read it: a .keras, .h5, .onnx, .pth, .safetensors or .zip, or the model.json of TensorFlow.js.',
  addressAsked: (host: string) => `The link to this page asks for a network from ${host}.`,
  frameTitle: 'Network address',
  /** The texts inside the iframe. */
  frame: {
    label: 'Address of a network',
    fetch: 'Get',
    fetchFrom: 'Get from {host}',
    cancel: 'Cancel',
    fetching: 'Fetching from {host}',
    notAnAddress: 'This is not the address of a network: it must begin with https://.',
  },
  fetching: (name: string, host: string) => `Getting ${name} from ${host}.`,
  checking: (name: string) => `Checking ${name}.`,
  left: (seconds: number) => {
    if (seconds < 50) return 'Less than a minute left.'
    const minutes = Math.round(seconds / 60)
    if (minutes > 90) return `About ${formats.number(Math.round(minutes / 60))} hours left.`
    return plural(minutes, { one: 'About 1 minute left.', other: `About ${formats.number(minutes)} minutes left.` })
  },
  keepWorking: 'You can keep working.',
  byHand: 'By hand',
  byHandInstead: 'Download it by hand',
  step1: rich('Download {file} ({size}) from {host}.'),
  step2: (minutes: number, megabits: number) =>
    `Wait for it: ${plural(minutes, { one: 'about 1 minute', other: `about ${formats.number(minutes)} minutes` })} at ${formats.number(megabits)} Mbit/s.`,
  step3: 'Drop the file here, or choose it among your downloads.',
  choose: 'Choose the file',
  dropHere: 'Drop the file here',
  tryAgain: 'Try again',
  ownFile: 'Add a network',
}
