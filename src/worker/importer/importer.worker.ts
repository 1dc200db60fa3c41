import { expose } from 'comlink'
import * as h5wasm from 'h5wasm'
import { createImporter } from './importer.ts'
import '../crossErrors.ts'

expose(createImporter(h5wasm))
