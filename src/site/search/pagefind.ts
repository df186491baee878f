/** Pagefind's client as we use it: loaded from the site itself, on the main thread, with the weights of our records. */

/** A page that matches; what it says is fetched by data(). */
export interface Found {
  id: string
  score: number
  data(): Promise<Page>
}

export interface Page {
  /** Route without the base path, as it stands in the index. */
  raw_url: string
  /** Text with < and > written as entities and matches between mark tags. */
  excerpt: string
  meta: Record<string, string>
}

export interface Pagefind {
  search(term: string): Promise<{ results: Found[] }>
}

/** Names before descriptions before bodies; saying a word again and again gains little. */
const ranking = {
  metaWeights: { title: 8, name: 8, summary: 2, keywords: 1, owner: 0.5 },
  termFrequency: 0.2,
  termSaturation: 1.2,
  pageLength: 0.3,
}

/** Pagefind, ready to search; throws when it cannot be loaded. */
export async function loadPagefind(base: string): Promise<Pagefind> {
  const pagefind: Pagefind & { options(options: object): Promise<void>; init(): Promise<void> } = await import(
    /* @vite-ignore */ `${base}pagefind/pagefind.js`
  )
  // Searching takes a few milliseconds, less than fetching and starting a worker costs.
  await pagefind.options({ ranking, excerptLength: 28, noWorker: true })
  await pagefind.init()
  return pagefind
}

const signature = 'pagefind_dcd'

/** What the index says of a page that no word was searched for in; throws when it cannot be fetched. */
export async function loadPage(base: string, id: string): Promise<Page> {
  const response = await fetch(`${base}pagefind/fragment/${id}.pf_fragment`)
  if (!response.ok || response.body === null) throw new Error(`fragment ${id}: ${response.status}`)
  const packed = new Uint8Array(await response.arrayBuffer())
  const text = isPacked(packed) ? await unpacked(packed) : new TextDecoder().decode(packed)
  const { url, meta }: { url: string; meta: Record<string, string> } = JSON.parse(text.slice(signature.length))
  return { raw_url: url, excerpt: '', meta }
}

/** Servers that know the form hand it out unpacked already. */
function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).text()
}
