import { readTable } from './readTable.ts'

/** OpenCV's COLORMAP_MAGMA, by Stéfan van der Walt and Nathaniel Smith for matplotlib: black to pale yellow, even steps look even. Read out of OpenCV. */
export const magma = {
  label: 'Magma',
  table: readTable(
    '000004',
    'onnonnonooonoooooooopoooooopoopoopoopoppopopppoppopppoppoppoppopoppopopopoppopopopoppopopopoppopoppopoppopoppopoppoppoppopoppoppoppopoppopoppopopopopopopoopooopooooooooooonoonoononononnonnonnonnnnonnnnnonnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnmnnnnnnnnnmnnnnnnnnn',
    'nonnononononoonoonoonoononononnonnnnonnmnnnnnmnnnmnnnnnnonnnonononoononoonoonoononoonoonononoonononoonononononononononoonononononoononoonoonoonooooonooooopoooopoopoopoppoppopppoppppppoppppppppoppppppppopppppppoppppppopppppopppppopppppopppppoppppopppppoppp',
    'oopopppqppppppppppqppppqppqppqpqppqpqpqppqppppppoppoopoooonooononononnonnonnnnonnnnnnnnnnonnnnmnnnnnnnnnnmnnnnmnnnmnnmnnmnmnnmnmnmnmnmmnmmnmmnmmnmmmnmmmmnmmmmnmmnmmnmmnnmnmnnnnnnnnnnonnononoonoooooooooooooopooopoopoopopopopoppopoppoppopppoppppopppppppoppp',
  ),
}
