/** A version in CHANGELOG.md. */
export interface Release {
  /** `1.2.3`, or `Unreleased`. */
  version: string
  /** `yyyy-mm-dd`; null if it is not released. */
  date: string | null
  /** The text below its heading, in Markdown. */
  notes: string
}

/** The sections that a version may have, see https://keepachangelog.com/en/1.1.0/. */
const SECTIONS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']

/** The versions of a changelog, in its order. Throws if a heading does not follow Keep a Changelog. */
export function readChangelog(text: string): Release[] {
  const [, ...parts] = text.split(/^## /m)
  return parts.map((part) => {
    const [heading = '', ...lines] = part.split('\n')
    const [, version, date] = /^\[(Unreleased|\d+\.\d+\.\d+)\](?: - (\d{4}-\d{2}-\d{2}))?$/.exec(heading) ?? []
    if (version === undefined || (version === 'Unreleased') !== (date === undefined))
      throw new Error(`“## ${heading}” is neither “## [1.2.3] - 2026-01-31” nor “## [Unreleased]”.`)
    for (const [, section = ''] of part.matchAll(/^### (.*)$/gm))
      if (!SECTIONS.includes(section))
        throw new Error(`“### ${section}” in ${version} is none of ${SECTIONS.join(', ')}.`)
    return { version, date: date ?? null, notes: lines.join('\n').trim() }
  })
}

/**
 * The notes of the version with a tag, `v1.2.3`. Throws if that is not `version`, or if the changelog has no notes for
 * it.
 */
export function notesFor(tag: string, version: string, changelog: string): string {
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, and package.json has version ${version}.`)
  const release = readChangelog(changelog).find((one) => one.version === version)
  if (!release?.notes) throw new Error(`CHANGELOG.md says nothing of ${version}.`)
  return release.notes
}
