/** A real nginx for the tests: with the sample configuration, in a folder of its own, on loopback and a free port. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { project, temporary } from '../sites.ts'

/** Path of an nginx on this machine; undefined when there is none. */
export const nginxPath = [process.env['NGINX'], '/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx']
  .filter((path) => path !== undefined)
  .find((path) => existsSync(path))

export const sample = readFileSync(join(project, 'scripts', 'hosting', 'nginx.conf'), 'utf8')

export interface Running {
  origin: string
  stop(): Promise<void>
}

/** Serves a built site below its base. Throws with nginx's words when it does not start. */
export async function startNginx(out: string, base: string): Promise<Running> {
  if (nginxPath === undefined) throw new Error('no nginx found')
  const home = temporary('nginx-')
  const port = await freePort()
  const root = base === '/' ? out : join(home, 'root')
  if (base !== '/') {
    mkdirSync(root)
    symlinkSync(out, join(root, base.replaceAll('/', '')))
  }
  const server = sample
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replace('root /srv/plugin-commons;', `root ${root};`)
    .replace('error_page 404 /404.html;', `error_page 404 ${base}404.html;`)
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `  ${name}_temp_path ${join(home, name)};`,
  )
  // Started by root, its workers would be nobody, who may not read a private folder.
  const user = process.getuid?.() === 0 ? 'user root;\n' : ''
  const config = join(home, 'nginx.conf')
  writeFileSync(
    config,
    `${user}daemon off;\nworker_processes 1;\npid ${join(home, 'pid')};\nerror_log ${join(home, 'error.log')};\nevents {}\nhttp {\n  access_log off;\n${folders.join('\n')}\n${server}}\n`,
  )
  const words = ['-p', home, '-c', config, '-e', join(home, 'error.log')]
  const checked = spawnSync(nginxPath, [...words, '-t'], { encoding: 'utf8' })
  if (checked.status !== 0) throw new Error(`nginx refuses the configuration:\n${checked.stderr}`)
  const running = spawn(nginxPath, words, { stdio: 'ignore' })
  const stopped = new Promise<void>((resolve) => running.once('exit', () => resolve()))
  const stop = () => {
    running.kill('SIGTERM')
    return stopped
  }
  process.once('exit', () => running.kill('SIGTERM'))
  const origin = `http://127.0.0.1:${port}`
  for (let tries = 0; ; tries++) {
    const answers = await fetch(origin).then(
      (response) => response.arrayBuffer().then(() => true),
      () => false,
    )
    if (answers) return { origin, stop }
    if (tries > 100 || running.exitCode !== null)
      throw new Error(`nginx does not answer:\n${readFileSync(join(home, 'error.log'), 'utf8')}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** A port that nobody listens on right now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = address !== null && typeof address === 'object' ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
