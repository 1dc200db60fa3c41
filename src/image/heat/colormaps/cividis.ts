import { readTable } from './readTable.ts'

/** OpenCV's COLORMAP_CIVIDIS (Nuñez, Anderton, Renslow 2018): blue to yellow, nearly the same to colour-blind eyes as to others. Read out of OpenCV. */
export const cividis = {
  label: 'Cividis',
  table: readTable(
    '00224e',
    'nnnnnnnnnnnnnnnnnnnnnnorqrqqpppppppopopopoopoopooooopooooooooooooooooooooooooooooonooooooooonooooooonooooooonoooooonooooonooooooonoooooooooooooooooooonooooooooooooooooooooooooooooooopoooooooooooooooooooooopoooooooooooopooooooooopooooooopoooooopoooopooonnn',
    'ooonooonoonoonoonoononoonoonoonooonoonooonoonoonoonooonoonoonoonooonoonoonoonooonoonoonooonoonoonooonoonooonoonooonoonooonooonoonooonooonooonooonooonooonoooonooonoooonooonoooonooooonoooonooooonooooonoooooonooooooonoooooooonooooooooooonooooooooooooooooooop',
    'oppoppoppppopppppopononnmnnnnnmnnnnmnnnnnmnnnnnnnmnnnnnnnnnnnnnnnnnnnnnnnnnnnonnnnnnnnonnnnnonnnnonnnnonnnonnnonnonnonnononnonnnnnnnnonnnnmnnnnnnnnnnnnnmnnnnnmnnnnmnnnmnnnmnnnmnnmnnmnmnnmnmnnmnmnmnmnmnmnmmnmmnmnmmmnmmmnmmmmnmmmmmmmmmmlmmmmlmmlmlmlllllnoop',
  ),
}
