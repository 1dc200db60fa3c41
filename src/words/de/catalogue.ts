import type { LazyWords } from '../en/lazy.ts'
import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

export const catalogue: LazyWords['catalogue'] = {
  title: 'Netz holen',
  networks: 'Netze zum Holen',
  get: (name) => `${name} holen`,
  use: (name) => `${name} verwenden`,
  inUse: 'in Gebrauch',
  imagenet: (count) => `${formats.number(count)} Arten von Dingen (ImageNet)`,
  teaching: (count) => `${formats.number(count)} alltägliche Dinge, für den Unterricht`,
  facts: (knows, bytes, licence) => `${knows} · ${formats.megabytes(bytes)} · Lizenz: ${licence}`,
  roads: {
    embedded: 'gehört zu dieser Seite',
    visit: 'für diesen Besuch hier',
    device: 'auf diesem Gerät',
    host: 'von diesem Server',
    server: (host) => `von ${host}, über den Server auf diesem Rechner`,
    site: (host) => `von ${host}`,
    hand: 'in drei Schritten, von Hand',
  },
  loading: 'Die Liste wird geladen …',
  empty: 'Dieser Server führt keine Netze auf.',
  card: (network) => `Diese Antwort gibt ${network}. Ein anderes Netz sieht es vielleicht anders.`,
  absent: (name) => `${name} ist noch nicht hier, lässt sich aber holen.`,
  back: 'Alle Netze',
  siteAsks: (name, host, bytes, licence) =>
    `${name} kommt von ${host}: ${formats.megabytes(bytes)}, Lizenz: ${licence}.`,
  sitePrivacy:
    'Nichts wird geholt, bevor Sie auf die Schaltfläche klicken. Die andere Website erfährt dann Ihre IP-Adresse und welche Datei Sie möchten, sonst nichts.',
  addressTitle: 'Von einer Adresse',
  addressHelp:
    'Die Adresse der Datei eines Netzes auf einer Website, die andere Websites mitlesen lässt: .keras, .h5, .onnx, .pth, .safetensors oder .zip, oder die model.json von TensorFlow.js.',
  addressAsked: (host) => `Der Link zu dieser Seite verlangt ein Netz von ${host}.`,
  frameTitle: 'Adresse des Netzes',
  frame: {
    label: 'Adresse eines Netzes',
    fetch: 'Holen',
    fetchFrom: 'Von {host} holen',
    cancel: 'Abbrechen',
    fetching: 'Wird von {host} geholt',
    notAnAddress: 'Das ist nicht die Adresse eines Netzes: Sie muss mit https:// beginnen.',
  },
  fetching: (name, host) => `${name} wird von ${host} geholt.`,
  checking: (name) => `${name} wird geprüft.`,
  left: (seconds) => {
    if (seconds < 50) return 'Noch weniger als eine Minute.'
    const minutes = Math.round(seconds / 60)
    if (minutes > 90) return `Noch etwa ${formats.number(Math.round(minutes / 60))} Stunden.`
    return plural(minutes, { one: 'Noch etwa 1 Minute.', other: `Noch etwa ${formats.number(minutes)} Minuten.` })
  },
  keepWorking: 'Sie können weiterarbeiten.',
  byHand: 'Von Hand',
  byHandInstead: 'Von Hand herunterladen',
  step1: rich('Laden Sie {file} ({size}) von {host} herunter.'),
  step2: (minutes, megabits) =>
    `Warten Sie: ${plural(minutes, { one: 'etwa 1 Minute', other: `etwa ${formats.number(minutes)} Minuten` })} bei ${formats.number(megabits)} Mbit/s.`,
  step3: 'Legen Sie die Datei hier ab, oder wählen Sie sie in Ihren Downloads.',
  choose: 'Datei wählen',
  dropHere: 'Datei hier ablegen',
  tryAgain: 'Noch einmal versuchen',
  ownFile: 'Netz hinzufügen',
}
