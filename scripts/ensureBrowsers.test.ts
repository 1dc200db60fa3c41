import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A machine with a shell and these programs, each a script; `LOG` is a file that records their arguments. */
function makeMachine(programs: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
  folders.push(folder)
  const add = (name: string, script: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  for (const [name, script] of Object.entries(programs)) add(name, script)
  for (const tool of ['sh', 'chmod']) symlinkSync(`/bin/${tool}`, join(folder, tool))
  // For tests that do not run as root.
  add('sudo', 'shift\nexec "$@"')
  const log = join(folder, 'log')
  const script = fileURLToPath(new URL('ensureBrowsers.ts', import.meta.url))
  return (...browsers: string[]) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', script, ...browsers], {
      env: { PATH: folder, LOG: log, HERE: folder, HOME: folder },
      encoding: 'utf8',
    })
    return { said: stdout + stderr, status, calls: () => readFileSync(log, 'utf8').trim().split('\n') }
  }
}

// These paths are Debian's.
const itOnLinux = it.runIf(process.platform === 'linux')

itOnLinux('installs what is not there, and waits for a package manager that is busy', () => {
  const ensure = makeMachine({
    // Its lists are locked at first.
    'apt-get': `echo "$*" >> "$LOG"
      if [ ! -e "$HERE/slept" ]; then echo "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 1" >&2; exit 100; fi
      echo > "$HERE/firefox-esr"; chmod +x "$HERE/firefox-esr"`,
    sleep: 'echo > "$HERE/slept"',
  })
  const { said, status, calls } = ensure('firefox')
  expect(said).toMatch(/There is no Firefox on this machine; installing it .*\nThe tests run in .*firefox-esr\./)
  expect(status).toBe(0)
  expect(calls()).toEqual([
    '-o DPkg::Lock::Timeout=300 update -qq',
    '-o DPkg::Lock::Timeout=300 update -qq',
    '-o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends firefox-esr',
  ])
})

itOnLinux('says which browser is not to be had, and fails only for the one that the tests cannot do without', () => {
  const ensure = makeMachine({ apk: 'exit 1' })
  const { said, status } = ensure('firefox', 'webkit')
  expect(said).toContain('Not tested, because it is not on this machine: Firefox.')
  expect(said).toContain('Not tested, because it is not on this machine: WebKitGTK')
  expect(status).toBe(0)
  const needed = ensure('chromium')
  expect(needed.said).toContain('need a Chromium, and none was found. Install one')
  expect(needed.status).toBe(1)
})
