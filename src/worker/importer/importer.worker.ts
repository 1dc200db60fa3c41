import * as h5wasm from 'h5wasm'
import { serve } from '../border.ts'
import { createImporter } from './importer.ts'
import '../sendErrors.ts'

serve(createImporter(h5wasm), {})
