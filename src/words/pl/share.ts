import type { LazyWords } from '../en/lazy.ts'

export const share: LazyWords['share'] = {
  link: 'Ten link',
  carries: 'Link zawiera sieć, warstwę, klasę i sposób rysowania ciepła, nigdy sam obraz.',
  withAddress: (host) => `Dołącz adres obrazu na ${host}`,
  addressHint: 'Kto otworzy link, może odczytać adres i zostanie zapytany, zanim cokolwiek zostanie stamtąd pobrane.',
  hereOnly: (network) =>
    `${network} jest tylko na tym urządzeniu. Kto otworzy link, potrzebuje u siebie tej samej sieci.`,
  copy: 'Kopiuj link',
  copied: 'Link skopiowano.',
  copyYourself: 'Przeglądarka nie pozwala Heatlens skopiować linku. Jest zaznaczony: naciśnij Ctrl+C (⌘C).',
  copyLines: 'Kopiuj',
  linesCopied: 'Skopiowano.',
  copyLinesYourself: 'Przeglądarka nie pozwala Heatlens skopiować tych wierszy. Są zaznaczone: naciśnij Ctrl+C (⌘C).',
  pass: 'Udostępnij…',
  withPicture: 'Dołącz zapisany obraz',
  notTaken: 'Nie udało się udostępnić. Skopiuj link.',

  savedByUs: 'Heatlens zapisał ten obraz razem z ustawieniami.',
  hasHeat: 'Sieć widzi też ciepło na nim. Aby wynik był czysty, wyjaśnij oryginalne zdjęcie.',
  useSettings: 'Użyj tych ustawień',

  smallRange: (part) =>
    `Ten obraz wykorzystuje tylko ${part} swojego zakresu wartości, dlatego wygląda na prawie czarny.`,
  stretch: 'Rozciągnij',
  stretched: (part) =>
    `Ten obraz wykorzystuje tylko ${part} swojego zakresu wartości. Tutaj jego wartości rozciągnięto na cały zakres.`,
  undoStretch: 'Cofnij',

  greets: (what) => `Udostępniono: ${what}.`,
  dropIt: 'Upuść tu obraz, aby to zobaczyć.',
  openWhole: 'Otwórz w Heatlens',
}
