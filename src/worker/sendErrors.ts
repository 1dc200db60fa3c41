import { knowKinds } from '../errors/index.ts'
import { workerKinds } from '../errors/workerKinds.ts'
import './crossErrors.ts'

// Imported by each worker first: its errors know their kinds, and cross with them.
knowKinds(workerKinds)
