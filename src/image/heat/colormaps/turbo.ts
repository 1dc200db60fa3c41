import { readTable } from './readTable.ts'

/** OpenCV's COLORMAP_TURBO (Anton Mikhailov, Google 2019): as many hues as JET, without its false edges. Read out of OpenCV. */
export const turbo = {
  label: 'Turbo',
  table: readTable(
    '30123b',
    'pooooooooooooonoononoonnonnonnnnonnnnnmnnnnmnmmmmmlmlmlmllllmlllmllmlmmlmmnmmnnnnnonopopopqpqpqqqqrqrqrrrqrrrrrrrrrrqrrqrqrqqqpqqpqqpqqpqpqpqpqpqppqppppppppppopopopooooooononononnnnnnnnnmnmnmnmmnmmmmmmmmmmlmmmlmlmlmllmllllllllllkllklklklkkklkkkkkkkjkkkjkj',
    'qqqqqqqqqpqqqqqpqqqpqqqpqqpqqpqpqqpqpqpqpqpqpqpqpqpqpqpqqppqpqpqppqpppppqppoppppoppoopopooopoooooooooonoonoonononnnonnnnnnmnnmnmnmnmmmmmmmmlmmlmlmllmllmlllllllllllllllkllllklklklkkkklkkkkkkkkkkkkkkkkkkkklkklklkllllllllllllllllmllmllmlmlmlmmlmmlmmmlmmmmmmm',
    'vuuuuuuttutsttstsssrssrrrrrqrqqqqqpqppppppoooononnmnmmmmlmlmlllkllklklklkklkklkklkllkllkklkkkkkkjkkjkkjkkjkjkkkjkkkkklkkllkllmlmlmmmmnmnmnnnnnnnnonnononnononnonnnnnnnnmnnmmmnmmmmmmmlmmmmlmmlmmlmmmlmmmlmmmmmmmmmnmmnmmnmnmnmnnmnnmnnmnnnnmnnnnnnnnnnnnnonnnno',
  ),
}
