import { readTable } from './readTable.ts'

/**
 * OpenCV's COLORMAP_CIVIDIS (Nuñez, Anderton, Renslow 2018): blue to yellow, nearly the same with and without colour
 * blindness. Read from OpenCV.
 */
export const cividis = {
  table: readTable(
    '00224e',
    'nnnnnnnnnnnnnnnnnnnnnnorqrqqpppppppopopopoopoopooooopooooooooooooooooooooooooooooonooooooooonooooooonooooooonoooooonooooonooooooonoooooooooooooooooooonooooooooooooooooooooooooooooooopoooooooooooooooooooooopoooooooooooopooooooooopooooooopoooooopoooopooonnn',
    'ooonooonoonoonoonoononoonoonoonooonoonooonoonoonoonooonoonoonoonooonoonoonoonooonoonoonooonoonoonooonoonooonoonooonoonooonooonoonooonooonooonooonooonooonoooonooonoooonooonoooonooooonoooonooooonooooonoooooonooooooonoooooooonooooooooooonooooooooooooooooooop',
    'oppoppoppppopppppopononnmnnnnnmnnnnmnnnnnmnnnnnnnmnnnnnnnnnnnnnnnnnnnnnnnnnnnonnnnnnnnonnnnnonnnnonnnnonnnonnnonnonnonnononnonnnnnnnnonnnnmnnnnnnnnnnnnnmnnnnnmnnnnmnnnmnnnmnnnmnnmnnmnmnnmnmnnmnmnmnmnmnmnmmnmmnmnmmmnmmmnmmmmnmmmmmmmmmmlmmmmlmmlmlmlllllnoop',
  ),
}
