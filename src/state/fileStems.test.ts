import { expect, it } from 'vitest'
import { fileStems } from './fileStems.ts'

it('gives each its own, also where capitals do not count, or where a name looks like one that was made', () => {
  expect(fileStems(['cat.png', 'cat.jpg', 'Cat.webp', 'cat-2.png', 'cat-2.jpg'])).toEqual([
    'cat',
    'cat-2',
    'Cat-3',
    'cat-2-2',
    'cat-2-3',
  ])
})

it('leaves no path, no hidden file, no name that a system keeps for itself', () => {
  const stems = fileStems(['../../etc/passwd', 'C:\\Windows\\a.png', '.hidden.png', 'con.png', 'nul', '...', '', '/'])
  expect(stems).toEqual([
    'etc-passwd',
    'C-Windows-a',
    'hidden',
    'picture-con',
    'picture-nul',
    'picture',
    'picture-2',
    'picture-3',
  ])
})

it('keeps letters of any script, and is not too long', () => {
  expect(fileStems(['Kätzchen 猫.png', 'צילום.jpg', '🐈.png'])).toEqual(['Kätzchen-猫', 'צילום', 'picture'])
  expect([...(fileStems(['猫'.repeat(300)])[0] as string)]).toHaveLength(60)
})
