/**
 * Makes a fresh clone ready, then runs a script of the project under the Node that came with it:
 *   node scripts/ready.mjs [--browser] SCRIPT [ARGUMENT…]
 * Installs the packages of the lockfile when they are missing or older than it, and with --browser Chromium for
 * the browser tests. Plain JavaScript without dependencies, for Node 20 and newer.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(project, 'node_modules')
const mark = join(modules, '.installed-from')
const windows = process.platform === 'win32'

const [flag, ...others] = process.argv.slice(2)
const wantsBrowser = flag === '--browser'
const command = wantsBrowser ? others : [flag, ...others].filter((word) => word !== undefined)

installPackages()
if (wantsBrowser) installBrowser()
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
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get')
  if (canInstall) {
    say('installing Chromium for the browser tests')
    const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    spawnSync('apt-get', ['update', '-qq'], options)
    const done = spawnSync('apt-get', ['install', '--yes', '-qq', '--no-install-recommends', 'chromium'], options)
    if (done.status === 0) return
  }
  stop(
    `the browser tests need Chromium, which is not here. On Debian type, as root:\n    ${byHand}\nElsewhere set CHROMIUM to the path of a Chromium or Chrome.`,
    1,
  )
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
