/** A folder served over https under a host name of the test's own: its certificate authority, its server, and a client that believes both. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sirv from 'sirv'
import { type Answer, environment } from './claude.ts'

/** Claude refuses packages from loopback addresses, so the site needs a name. */
export const host = 'plugins.brightwater.example'

export interface SecureHost {
  /** https://HOST:PORT/ */
  address: string
  /** Certificate of the authority, as a file. */
  authority: string
  stop(): void
}

/** Serves a folder on a free port of loopback; a sentence where OpenSSL cannot be had. */
export async function serveSecurely(folder: string): Promise<SecureHost | string> {
  const keys = mkdtempSync(join(tmpdir(), 'authority-'))
  const fault = certify(keys)
  if (fault !== null) return fault
  const [key, cert] = [readFileSync(join(keys, 'site.key')), readFileSync(join(keys, 'site.pem'))]
  const files = sirv(folder, { dev: true })
  const server = createServer({ key, cert }, (request, response) => {
    files(request, response, () => {
      response.writeHead(404).end('not found')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  const port = at !== null && typeof at === 'object' ? at.port : 0
  return {
    address: `https://${host}:${port}/`,
    authority: join(keys, 'authority.pem'),
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** An authority for two days and a certificate for the host, as files; what went wrong, or null. */
function certify(folder: string): string | null {
  writeFileSync(join(folder, 'names'), `subjectAltName=DNS:${host}\n`)
  const fresh = ['-newkey', 'rsa:2048', '-nodes', '-keyout']
  const authority = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign']
  const steps = [
    [
      'req',
      '-x509',
      '-days',
      '2',
      '-subj',
      '/CN=Test authority',
      ...authority,
      ...fresh,
      'authority.key',
      '-out',
      'authority.pem',
    ],
    ['req', '-subj', `/CN=${host}`, ...fresh, 'site.key', '-out', 'site.csr'],
    [
      ...['x509', '-req', '-days', '2', '-in', 'site.csr', '-CA', 'authority.pem', '-CAkey', 'authority.key'],
      ...['-CAcreateserial', '-extfile', 'names', '-out', 'site.pem'],
    ],
  ]
  for (const words of steps) {
    const done = spawnSync('openssl', words, { cwd: folder, encoding: 'utf8' })
    if (done.status !== 0) return `no certificate can be made: ${done.error?.message ?? done.stderr.trim()}`
  }
  return null
}

/**
 * A client with a HOME of its own that finds the host on loopback: it sees a hosts file of its own, in its own view of
 * the file system. A sentence where the system gives no such view.
 */
export function clientAtHome(
  program: string,
  { authority }: SecureHost,
): ((...words: string[]) => Promise<Answer>) | string {
  const home = mkdtempSync(join(tmpdir(), 'claude-home-'))
  const hosts = join(home, 'hosts')
  writeFileSync(hosts, `127.0.0.1 localhost ${host}\n`)
  writeFileSync(join(home, '.npmrc'), `cafile=${authority}\naudit=false\nfund=false\nupdate-notifier=false\n`)
  const view = viewWith(hosts)
  if (view === null) return 'a hosts file of its own needs Linux namespaces, which this machine does not give'
  const env = { ...environment(home), NODE_EXTRA_CA_CERTS: authority }
  const [first = '', ...rest] = view
  return (...words) =>
    new Promise((resolve) => {
      const running = spawn(first, [...rest, program, ...words], { env, cwd: home, timeout: 240_000 })
      let text = ''
      for (const stream of [running.stdout, running.stderr]) stream.on('data', (more) => (text += String(more)))
      running.on('close', (status) => resolve({ status, text }))
    })
}

/** The words before a program that give it its own /etc/hosts; null when the system refuses. */
function viewWith(hosts: string): string[] | null {
  const mount = ['sh', '-c', 'mount --bind "$0" /etc/hosts && exec "$@"', hosts]
  for (const view of [
    ['unshare', '--mount'],
    ['unshare', '--user', '--map-root-user', '--mount'],
  ]) {
    const words = [...view, ...mount]
    const [first = '', ...rest] = [...words, 'grep', '-q', host, '/etc/hosts']
    if (spawnSync(first, rest).status === 0) return words
  }
  return null
}
