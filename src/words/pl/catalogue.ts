import type { LazyWords } from '../en/lazy.ts'
import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

const aboutMinutes = (minutes: number) =>
  plural(minutes, {
    one: 'około 1 minuty',
    few: `około ${formats.number(minutes)} minut`,
    many: `około ${formats.number(minutes)} minut`,
    other: `około ${formats.number(minutes)} minut`,
  })

export const catalogue: LazyWords['catalogue'] = {
  title: 'Pobierz sieć',
  networks: 'Sieci do pobrania',
  get: (name) => `Pobierz ${name}`,
  use: (name) => `Użyj ${name}`,
  inUse: 'w użyciu',
  imagenet: (count) => `${formats.number(count)} rodzajów rzeczy (ImageNet)`,
  teaching: (count) => `${formats.number(count)} rzeczy codziennych, do nauki`,
  facts: (knows, bytes, licence) => `${knows} · ${formats.megabytes(bytes)} · licencja: ${licence}`,
  roads: {
    embedded: 'jest częścią strony',
    visit: 'tutaj na czas tej wizyty',
    device: 'na tym urządzeniu',
    host: 'z tego serwera',
    server: (host) => `z ${host}, przez serwer na tym komputerze`,
    site: (host) => `z ${host}`,
    hand: 'w trzech krokach, ręcznie',
  },
  loading: 'Wczytywanie listy…',
  empty: 'Ten serwer nie podaje żadnych sieci.',
  card: (network) => `To odpowiedź sieci ${network}. Inna sieć może widzieć to inaczej.`,
  absent: (name) => `Sieci ${name} jeszcze tu nie ma, ale można ją pobrać.`,
  back: 'Wszystkie sieci',
  siteAsks: (name, host, bytes, licence) =>
    `${name} pochodzi z ${host}: ${formats.megabytes(bytes)}, licencja: ${licence}.`,
  sitePrivacy:
    'Nic nie jest pobierane, dopóki nie naciśniesz przycisku. Wtedy druga strona pozna Twój adres IP i to, który plik chcesz, i nic więcej.',
  addressTitle: 'Z adresu',
  addressHelp:
    'Adres pliku sieci na stronie, która pozwala innym go czytać: .keras, .h5, .onnx, .pth, .safetensors lub .zip albo model.json z TensorFlow.js.',
  addressAsked: (host) => `Link do tej strony prosi o sieć z ${host}.`,
  frameTitle: 'Adres sieci',
  frame: {
    label: 'Adres sieci w internecie',
    fetch: 'Pobierz',
    fetchFrom: 'Pobierz z {host}',
    cancel: 'Anuluj',
    fetching: 'Pobieranie z {host}',
    notAnAddress: 'To nie jest adres sieci: musi zaczynać się od https://.',
  },
  fetching: (name, host) => `Pobieranie ${name} z ${host}.`,
  checking: (name) => `Sprawdzanie ${name}.`,
  left: (seconds) => {
    if (seconds < 50) return 'Zostało mniej niż minuta.'
    const minutes = Math.round(seconds / 60)
    if (minutes > 90) return `Zostało około ${formats.number(Math.round(minutes / 60))} godzin.`
    return `Zostało ${aboutMinutes(minutes)}.`
  },
  keepWorking: 'Możesz pracować dalej.',
  byHand: 'Ręcznie',
  byHandInstead: 'Pobierz ręcznie',
  step1: rich('Pobierz {file} ({size}) z {host}.'),
  step2: (minutes, megabits) => `Poczekaj: ${aboutMinutes(minutes)} przy ${formats.number(megabits)} Mb/s.`,
  step3: 'Upuść plik tutaj albo wybierz go spośród pobranych.',
  choose: 'Wybierz plik',
  dropHere: 'Upuść plik tutaj',
  tryAgain: 'Spróbuj ponownie',
  ownFile: 'Dodaj sieć',
}
