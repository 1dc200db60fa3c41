import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { seededAbout, seededVgg } from '../fixtures/seededVgg.ts'
import { writePackageTo } from './writePackageTo.ts'

const network = seededVgg({ width: 1, dense: 4, classes: 10 })

it('replaces a package only once the new one is whole', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'heatlens-'))
  const folder = join(parent, 'package')
  try {
    const bytes = await writePackageTo(folder, network, seededAbout, 'float32')
    const files = readdirSync(folder)
    expect(files).toHaveLength(33)
    expect(bytes).toBe(files.reduce((sum, file) => sum + readFileSync(join(folder, file)).length, 0))

    // Fails at the last file, after all others were written.
    const refused = writePackageTo(folder, network, { ...seededAbout, id: 'not a name' }, 'float16')
    await expect(refused).rejects.toMatchObject({ kind: 'format' })
    expect(readdirSync(parent)).toEqual(['package'])
    expect(readdirSync(folder)).toEqual(files)
    expect(
      JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')).weightsManifest[0].weights[0].quantization,
    ).toBeUndefined()
  } finally {
    rmSync(parent, { recursive: true })
  }
})
