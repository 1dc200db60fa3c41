import { readFileSync } from 'node:fs'
import { notesFor } from './changelog.ts'

// `tsx scripts/releaseNotes.ts v1.2.3` prints the notes of that version in CHANGELOG.md. Used by
// .github/workflows/release.yml

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

console.log(notesFor(process.argv[2] ?? '', JSON.parse(read('package.json')).version, read('CHANGELOG.md')))
