import type { Words } from '../en/index.ts'
import { page as english } from '../en/page.ts'

export const page: Words['page'] = {
  ...english,
  promise: 'Nic nie jest wysyłane.',
  promiseMore: 'Twoje obrazy zostają na tym urządzeniu.',
  settings: 'Ustawienia',
  language: 'Język',
  dismiss: 'Ukryj',
  cancel: 'Anuluj',
  close: 'Zamknij',
}
