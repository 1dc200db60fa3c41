import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const html = readFileSync(new URL('../public/fetch.html', import.meta.url), 'utf8')
const [, policy = ''] = /Content-Security-Policy"\s+content="([^"]+)"/.exec(html) ?? []

// The browser compares everything between the tags with the policy.
it.each(['script', 'style'])('each %s of the frame that fetches is one that its policy allows', (tag) => {
  const hashes = [...html.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map(
    ([, content = '']) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`,
  )
  expect(policy).toContain(`${tag}-src ${hashes.join(' ')};`)
})

it('the frame may reach pictures, and do nothing else', () => {
  expect(policy).toMatch(
    /^default-src 'none'; script-src '[^' ]+' '[^' ]+'; style-src '[^' ]+'; connect-src https:; base-uri 'none'; form-action 'none'$/,
  )
})
