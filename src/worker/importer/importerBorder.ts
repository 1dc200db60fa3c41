import type { Border } from '../border.ts'
import type { Importer } from './importer.ts'

/** How what the page asks of the importer crosses into its worker and back. */
export const importerBorder: Border<Importer> = { importNetwork: {} }
