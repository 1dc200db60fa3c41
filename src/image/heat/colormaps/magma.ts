import { readTable } from './readTable.ts'

/**
 * OpenCV's COLORMAP_MAGMA, by Stéfan van der Walt and Nathaniel Smith for matplotlib: black to pale yellow,
 * perceptually uniform. Read from OpenCV.
 */
export const magma = {
  table: readTable(
    '000004',
    'onnonnonooonoooooooopoooooopoopoopoopoppopopppoppopppoppoppoppopoppopopopoppopopopoppopopopoppopoppopoppopoppopoppoppoppopoppoppoppopoppopoppopopopopopopoopooopooooooooooonoonoononononnonnonnonnnnonnnnnonnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnmnnnnnnnnnmnnnnnnnnn',
    'nonnononononoonoonoonoononononnonnnnonnmnnnnnmnnnmnnnnnnonnnonononoononoonoonoononoonoonononoonononoonononononononononoonononononoononoonoonoonooooonooooopoooopoopoopoppoppopppoppppppoppppppppoppppppppopppppppoppppppopppppopppppopppppopppppoppppopppppoppp',
    'oopopppqppppppppppqppppqppqppqpqppqpqpqppqppppppoppoopoooonooononononnonnonnnnonnnnnnnnnnonnnnmnnnnnnnnnnmnnnnmnnnmnnmnnmnmnnmnmnmnmnmmnmmnmmnmmnmmmnmmmmnmmmmnmmnmmnmmnnmnmnnnnnnnnnnonnononoonoooooooooooooopooopoopoopopopopoppopoppoppopppoppppopppppppoppp',
  ),
}
