import { readTable } from './readTable.ts'

/**
 * OpenCV's COLORMAP_TURBO (Anton Mikhailov, Google 2019): as many hues as JET, without its false edges. Read from
 * OpenCV.
 */
export const turbo = {
  table: readTable(
    '30123b',
    'pooooooooooooonoononoonnonnonnnnonnnnnmnnnnmnmmmmmlmlmlmllllmlllmllmlmmlmmnmmnnnnnonopopopqpqpqqqqrqrqrrrqrrrrrrrrrrqrrqrqrqqqpqqpqqpqqpqpqpqpqpqppqppppppppppopopopooooooononononnnnnnnnnmnmnmnmmnmmmmmmmmmmlmmmlmlmlmllmllllllllllkllklklklkkklkkkkkkkjkkkjkj',
    'qqqqqqqqqpqqqqqpqqqpqqqpqqpqqpqpqqpqpqpqpqpqpqpqpqpqpqpqqppqpqpqppqpppppqppoppppoppoopopooopoooooooooonoonoonononnnonnnnnnmnnmnmnmnmmmmmmmmlmmlmlmllmllmlllllllllllllllkllllklklklkkkklkkkkkkkkkkkkkkkkkkkklkklklkllllllllllllllllmllmllmlmlmlmmlmmlmmmlmmmmmmm',
    'vuuuuuuttutsttstsssrssrrrrrqrqqqqqpqppppppoooononnmnmmmmlmlmlllkllklklklkklkklkklkllkllkklkkkkkkjkkjkkjkkjkjkkkjkkkkklkkllkllmlmlmmmmnmnmnnnnnnnnonnononnononnonnnnnnnnmnnmmmnmmmmmmmlmmmmlmmlmmlmmmlmmmlmmmmmmmmmnmmnmmnmnmnmnnmnnmnnmnnnnmnnnnnnnnnnnnnonnnno',
  ),
}
