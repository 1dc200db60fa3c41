import { expect, it } from 'vitest'
import { checkScript } from './trustedScript.ts'

const site = 'https://pictures.example/heatlens/'

it('lets scripts of the site and blobs through, as absolute addresses', () => {
  expect(checkScript('./assets/a.js', site)).toBe('https://pictures.example/heatlens/assets/a.js')
  expect(checkScript('/b.js', site)).toBe('https://pictures.example/b.js')
  const blob = 'blob:https://pictures.example/0b0e'
  expect(checkScript(blob, site)).toBe(blob)
})

it('refuses scripts of others, and text that is run as a script', () => {
  for (const address of [
    'https://other.example/a.js',
    '//other.example/a.js',
    'data:text/javascript,0',
    'javascript:0',
  ])
    expect(() => checkScript(address, site), address).toThrow(TypeError)
})
