import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const project = fileURLToPath(new URL('..', import.meta.url))

/** The files, of those given, in which the linter finds the import rule broken. */
function findBroken(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
  try {
    writeFileSync(join(folder, 'biome.json'), JSON.stringify({ plugins: [join(project, 'import-rule.grit')] }))
    for (const [path, code] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), code)
    }
    const biome = join(project, 'node_modules/.bin/biome')
    const { stdout, stderr } = spawnSync(biome, ['lint', '--max-diagnostics=none', '.'], {
      cwd: folder,
      encoding: 'utf8',
    })
    const said = stdout + stderr
    expect(said).toContain('Checked')
    return Object.keys(files).filter((path) => new RegExp(`${path}:\\d+:\\d+ plugin`).test(said))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it('refuses an import against the direction, in whatever words', () => {
  const files = {
    'src/image/a.ts': "import { a } from '../state/a.ts'",
    'src/image/heat/colormaps/b.ts': "import '../../ui/a.ts'",
    'src/image/p.ts': "import { a } from '../settings/a.ts'",
    'src/settings/q.ts': "import { a } from '../state/a.ts'",
    'src/words/de/r.ts': "import { a } from '../../settings/a.ts'",
    'src/model/c.ts': "import { a } from '../network/layers/a.ts'",
    'src/network/d.ts': "import a from '../explain/a.ts'",
    'src/explain/e.ts': "import * as tf from '@tensorflow/tfjs-core'",
    'src/worker/f.ts': "import { a } from '../state/a.ts'",
    'src/state/g.ts': "import { type A, a } from '../worker/a.ts'",
    'src/offline/n.ts': "import { a } from '../model/a.ts'",
    'src/ui/o.ts': "import { a } from '../offline/a.ts'",
    'src/state/h.ts': "import { a } from '../network/a.ts'",
    'src/state/l.ts': "import { a } from '../words/a.ts'",
    'src/worker/m.ts': "import { a } from '../words/a.ts'",
    'src/words/de/n.ts': "import { a } from '../../image/a.ts'",
    'src/ui/i.tsx': "const a = await import('../worker/a.ts')",
    'src/ui/j.tsx': "export { a } from '../model/a.ts'",
    'src/ui/k.tsx': "export * from '../explain/a.ts'",
  }
  expect(findBroken(files)).toEqual(Object.keys(files))
})

it('lets types and the right direction through', () => {
  expect(
    findBroken({
      'src/state/a.ts': "import type { A } from '../worker/a.ts'",
      'src/export/h.ts': "import { a } from '../settings/a.ts'",
      'src/image/heat/i.ts': "import type { A } from '../../settings/a.ts'",
      'src/settings/j.ts': "import { a } from '../image/a.ts'; import type { B } from '../worker/b.ts'",
      'src/state/b.ts': "import { a } from '../image/a.ts'",
      'src/network/c.ts': "import * as tf from '@tensorflow/tfjs-core'",
      'src/worker/d.ts': "import { a } from '../explain/a.ts'",
      'src/words/de/f.ts': "import type { A } from '../../image/a.ts'; import { a } from '../a.ts'",
      'src/ui/g.tsx': "import { a } from '../words/a.ts'",
      'src/ui/e.test.ts': "import { a } from '../model/a.ts'",
      'src/main.ts': "import { a } from './worker/a.ts'",
    }),
  ).toEqual([])
})
