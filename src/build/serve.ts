/** Serves a built site on this machine, for a look and for tests; not meant for the network. */

import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'

/** Starts on loopback and returns the address; port 0 takes any free one. Unknown paths get the site's 404 page. */
export async function serve(folder: string, options: { port?: number; base?: string } = {}): Promise<string> {
  const base = options.base ?? '/'
  const files = sirv(folder, { dev: true, etag: true, extensions: ['html'] })
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (!path.startsWith(base)) return notFound()
    request.url = `/${path.slice(base.length)}`
    files(request, response, notFound)

    function notFound(): void {
      const page = join(folder, '404.html')
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' })
      response.end(existsSync(page) ? readFileSync(page) : 'not found')
    }
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      const address = server.address()
      const port = address !== null && typeof address === 'object' ? address.port : options.port
      resolve(`http://localhost:${port}${base}`)
    })
  })
}
