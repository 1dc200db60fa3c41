import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

/** `npm run test:slow`: WebGL in software, a network at full size, hosts, offline, deployments, parts that stay away, many files, pictures and windows. */
export default defineConfig(base, { testDir: 'e2e/slow', testIgnore: [] })
