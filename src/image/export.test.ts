import { expect, it } from 'vitest'
import { savedName } from './export.ts'

it.each([
  ['cat.png', 'cat-x.png'],
  ['my photo (1).jpeg', 'my-photo-1-x.png'],
  ['../../etc/passwd', 'etc-passwd-x.png'],
  ['кот.png', 'picture-x.png'],
  ['no-ending', 'no-ending-x.png'],
  ['.png', 'picture-x.png'],
  [`${'a'.repeat(300)}.png`, `${'a'.repeat(80)}-x.png`],
])('saves %j as %j', (name, saved) => {
  expect(savedName(name, '-x.png')).toBe(saved)
})
