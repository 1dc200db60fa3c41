import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { notesFor, readChangelog } from './changelog.ts'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

const changelog = `# Changelog

## [Unreleased]

### Added

- A method.

## [0.2.0] - 2026-11-26

### Fixed

- A fault.

## [0.1.0] - 2026-11-24

- All.
`

it('reads versions with their dates and notes', () => {
  expect(readChangelog(changelog)).toEqual([
    { version: 'Unreleased', date: null, notes: '### Added\n\n- A method.' },
    { version: '0.2.0', date: '2026-11-26', notes: '### Fixed\n\n- A fault.' },
    { version: '0.1.0', date: '2026-11-24', notes: '- All.' },
  ])
})

it('refuses headings that no reader of changelogs knows', () => {
  for (const wrong of ['## 0.3.0', '## [0.3.0]', '## [Unreleased] - 2026-11-27', '## [0.3.0], not yet released'])
    expect(() => readChangelog(`${wrong}\n`), wrong).toThrow('neither')
  expect(() => readChangelog('## [0.3.0] - 2026-11-27\n\n### New\n')).toThrow('“### New” in 0.3.0')
})

it('gives a tag its notes, and refuses one of another version or without notes', () => {
  expect(notesFor('v0.2.0', '0.2.0', changelog)).toBe('### Fixed\n\n- A fault.')
  expect(() => notesFor('v0.2.1', '0.2.0', changelog)).toThrow('The tag is v0.2.1')
  expect(() => notesFor('v0.3.0', '0.3.0', changelog)).toThrow('says nothing of 0.3.0')
})

it('the version of package.json is the newest that CHANGELOG.md has released', () => {
  const releases = readChangelog(read('CHANGELOG.md'))
  expect(releases.find(({ date }) => date)?.version).toBe(JSON.parse(read('package.json')).version)
  expect(JSON.parse(read('package-lock.json')).version).toBe(JSON.parse(read('package.json')).version)
  expect(releases.slice(1).every(({ date }) => date)).toBe(true)
  const dates = releases.flatMap(({ date }) => date ?? [])
  expect(dates).toEqual(dates.toSorted().reverse())
})
