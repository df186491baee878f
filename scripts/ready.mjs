/**
 * Makes a fresh clone ready, then runs a script of the project under the Node that came with it:
 *   node scripts/ready.mjs [--browser] [--nginx] SCRIPT [ARGUMENT…]
 * Installs the packages of the lockfile when they are missing or older than it, with --browser Chromium for the
 * browser tests, and with --nginx, where it can be had, nginx for those of hosting. Plain JavaScript without dependencies, for Node 20 and newer.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(project, 'node_modules')
const mark = join(modules, '.installed-from')
const windows = process.platform === 'win32'

const given = process.argv.slice(2)
const first = given.findIndex((word) => !word.startsWith('--'))
const [flags, command] = first < 0 ? [given, []] : [given.slice(0, first), given.slice(first)]

installPackages()
if (flags.includes('--browser')) installBrowser()
if (flags.includes('--nginx')) installNginx()
if (command.length > 0) run(command)

function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(project, 'package-lock.json')))
    .digest('hex')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  say('installing the packages of package-lock.json')
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = windows ? 'npm.cmd' : 'npm'
  const done = spawnSync(npm, words, { cwd: project, stdio: ['ignore', 2, 2], shell: windows })
  if (done.status !== 0) {
    stop(
      `the packages could not be installed; type this and read what it says:\n    npm ${words.join(' ')}`,
      done.status,
    )
  }
  writeFileSync(mark, wanted)
}

function installBrowser() {
  const given = process.env.CHROMIUM
  if (given !== undefined && existsSync(given)) return
  if (['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some((file) => existsSync(file)))
    return
  const byHand = 'apt-get update && apt-get install --yes chromium'
  if (installFromDebian('chromium', 'Chromium for the browser tests')) return
  stop(
    `the browser tests need Chromium, which is not here. On Debian type, as root:\n    ${byHand}\nElsewhere set CHROMIUM to the path of a Chromium or Chrome.`,
    1,
  )
}

function installNginx() {
  if (process.env.NGINX !== undefined || existsSync('/usr/sbin/nginx')) return
  // Debian would start it at once, on port 80.
  const policy = '/usr/sbin/policy-rc.d'
  const asked = isDebianRoot() && !existsSync(policy)
  if (asked) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  const done = installFromDebian('nginx-light', 'nginx for the tests of hosting')
  if (asked) rmSync(policy)
  if (!done) say('nginx is not here, so the tests of hosting are skipped; on Debian: apt-get install nginx-light')
}

function isDebianRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get')
}

/** Whether the package was installed; only root on Debian can. */
function installFromDebian(name, purpose) {
  if (!isDebianRoot()) return false
  say(`installing ${purpose}`)
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], options)
  return spawnSync('apt-get', ['install', '--yes', '-qq', '--no-install-recommends', name], options).status === 0
}

function run([script, ...words]) {
  const bundled = join(modules, '.bin', windows ? 'node.cmd' : 'node')
  const node = existsSync(bundled) ? bundled : process.execPath
  if (node === process.execPath && !isNewEnough(process.versions.node)) {
    stop(`Node ${process.versions.node} is too old and no newer one came with the packages: install Node 24`, 1)
  }
  const path = [join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter)
  // What Node compiled, types stripped, is kept for the next start: some hundred modules load in half the time.
  const compiled = process.env.NODE_COMPILE_CACHE ?? join(modules, '.cache', 'compiled')
  const env = { ...process.env, PATH: path, ASTRO_TELEMETRY_DISABLED: '1', NODE_COMPILE_CACHE: compiled }
  const done = spawnSync(node, [script, ...words], { cwd: process.cwd(), stdio: 'inherit', env, shell: windows })
  if (done.error) stop(`${script} could not be started: ${done.error.message}`, 1)
  process.exit(done.status ?? 1)
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

function say(text) {
  process.stderr.write(`${text} …\n`)
}

function stop(text, status) {
  process.stderr.write(`\n${text}\n`)
  process.exit(status || 1)
}
