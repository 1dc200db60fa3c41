import { importerKinds } from '../errors/importerKinds.ts'
import { knowKinds } from '../errors/index.ts'
import './sendErrors.ts'

// The importer imports this first, so that its errors have kinds too.
knowKinds(importerKinds)
