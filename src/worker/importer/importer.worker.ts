import { lazyImport } from '../../lazyImport.ts'
import { serve } from '../border.ts'
import { createImporter } from './importer.ts'
import '../sendImporterErrors.ts'

// A megabyte, which packages and TensorFlow.js' files do not need.
const hdf5 = lazyImport(() => import('./openH5.ts'))

serve(createImporter({ openH5: async (blob) => (await hdf5()).openH5(blob) }), {})
