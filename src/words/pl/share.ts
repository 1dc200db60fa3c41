import type { LateWords } from '../en/late.ts'

export const share: LateWords['share'] = {
  link: 'Ten link',
  carries: 'Link niesie sieć, warstwę, klasę i sposób rysowania ciepła. Sam obraz nigdy się w nim nie znajdzie.',
  withAddress: (host) => `Z adresem obrazu na ${host}`,
  addressHint: 'Kto otworzy link, może go odczytać i zostanie zapytany, zanim cokolwiek zostanie stamtąd pobrane.',
  hereOnly: (network) =>
    `${network} jest tylko na tym urządzeniu. Kto otworzy link, potrzebuje u siebie tej samej sieci.`,
  copy: 'Kopiuj link',
  copied: 'Link skopiowano.',
  copyYourself: 'Przeglądarka nie pozwala Heatlens skopiować linku. Jest zaznaczony: naciśnij Ctrl+C (⌘C).',
  pass: 'Udostępnij…',
  withPicture: 'Z zapisanym obrazem',
  notTaken: 'To urządzenie tego nie przyjęło. Skopiuj link.',

  savedByUs: 'Ten obraz zapisał Heatlens razem z ustawieniami.',
  hasHeat: 'Sieć widzi też ciepło na nim: aby odpowiedź była czysta, wyjaśnij oryginalne zdjęcie.',
  useSettings: 'Użyj tych ustawień',

  smallRange: (part) => `Ten obraz wykorzystuje ${part} swojego zakresu wartości, dlatego wygląda na prawie czarny.`,
  stretch: 'Rozciągnij',
  stretched: (part) =>
    `Ten obraz wykorzystuje ${part} swojego zakresu wartości. Tutaj jego wartości rozciągnięto na cały zakres.`,
  undoStretch: 'Cofnij',
}
