import { knowKinds } from '../errors/index.ts'
import { workerKinds } from '../errors/workerKinds.ts'

// Each worker imports this first, so that its errors have kinds and can cross.
knowKinds(workerKinds)
