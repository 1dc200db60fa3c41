import { describe, expect, it } from 'vitest'
import { failed } from '../../fixtures/failed.ts'
