import type { LazyWords } from '../en/lazy.ts'

export const share: LazyWords['share'] = {
  link: 'Dieser Link',
  carries: 'Der Link enthält das Netz, die Schicht, die Klasse und die Darstellung der Wärme, nie das Bild selbst.',
  withAddress: (host) => `Mit der Adresse des Bildes bei ${host}`,
  addressHint: 'Wer den Link öffnet, kann die Adresse lesen und wird gefragt, bevor etwas von dort geladen wird.',
  hereOnly: (network) => `${network} ist nur auf diesem Gerät. Wer den Link öffnet, braucht dort das gleiche Netz.`,
  copy: 'Link kopieren',
  copied: 'Link kopiert.',
  copyYourself: 'Der Browser lässt Heatlens den Link nicht kopieren. Er ist markiert: Drücken Sie Strg+C (⌘C).',
  copyLines: 'Kopieren',
  linesCopied: 'Kopiert.',
  copyLinesYourself:
    'Der Browser lässt Heatlens die Zeilen nicht kopieren. Sie sind markiert: Drücken Sie Strg+C (⌘C).',
  pass: 'Teilen …',
  withPicture: 'Mit dem gespeicherten Bild',
  notTaken: 'Das Teilen ist fehlgeschlagen. Kopieren Sie stattdessen den Link.',

  savedByUs: 'Heatlens hat dieses Bild mit seinen Einstellungen gespeichert.',
  hasHeat: 'Das Netz sieht auch die Wärme darin. Für ein sauberes Ergebnis erklären Sie das Originalfoto.',
  useSettings: 'Diese Einstellungen verwenden',

  smallRange: (part) => `Dieses Bild nutzt nur ${part} seines Wertebereichs, darum sieht es fast schwarz aus.`,
  stretch: 'Strecken',
  stretched: (part) =>
    `Dieses Bild nutzt nur ${part} seines Wertebereichs. Hier sind seine Werte auf den ganzen Bereich gestreckt.`,
  undoStretch: 'Rückgängig',

  greets: (what) => `Geteilt: ${what}.`,
  dropIt: 'Legen Sie das Bild hier ab, um es zu sehen.',
  openWhole: 'In Heatlens öffnen',
}
