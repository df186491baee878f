/** Chromium for the tests: one way to find it and to start it. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Path of a Chromium on this machine; undefined when there is none. */
export const chromiumPath = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => path !== undefined && existsSync(path))

/** Starts Chromium without a window and without calls to its maker. Throws when there is none. */
export async function launch(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('no Chromium found: run npm test, or set CHROMIUM to its path')
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
