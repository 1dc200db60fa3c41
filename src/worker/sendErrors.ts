import { workerKinds } from '../errors/workerKinds.ts'
import { knowKinds } from '../errors.ts'
import './crossErrors.ts'

// Imported by each worker first: its errors know their kinds, and cross with them.
knowKinds(workerKinds)
