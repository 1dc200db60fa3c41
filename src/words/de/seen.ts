import type { LazyWords } from '../en/lazy.ts'

export const seen: LazyWords['seen'] = {
  label: 'Ausschnitt, den das Netz sieht',
  hint: 'Das Netz sieht nur den hellen Ausschnitt. Ziehen oder mit den Pfeiltasten bewegen; Pos1 führt zur Mitte, Ende ans Ende.',
  back: 'Zurück zur Mitte',
  fromLeft: (percent) => `${percent} von links`,
  fromTop: (percent) => `${percent} von oben`,
}
