/** /api/v1/index.json: every document with its schema and promise, and everything else that programs may fetch. */
import { z } from 'zod'
import { Day } from '../model/primitives.ts'
import { document } from './document.ts'
import { interfacesOf } from './interfaces.ts'
import { type Output, stabilities } from './output.ts'

const DocumentEntry = z.strictObject({
  id: z.string(),
  title: z.string(),
  name: z.string().describe('What the field "schema" of the document says: its name and major version'),
  stability: z.enum(stabilities).describe('stable: no field goes away or changes its meaning within v1; trial: it may'),
  address: z.string().describe("From the root of the host; {plugin} stands for the last part of a plugin's address"),
  schema: z.string().describe('Address of its JSON Schema, from the root of the host'),
})

const OtherEntry = z.strictObject({
  title: z.string(),
  type: z.string().describe('Media type'),
  address: z
    .string()
    .describe('From the root of the host; {plugin} and {team} stand for what is in plugins.json and teams.json'),
})

const IndexDocument = z.strictObject({
  schema: z.literal('plugin-commons/index/1').describe('Name and major version of this document'),
  title: z.string().describe('Name of the catalogue'),
  organisation: z.string().nullable(),
  site: z.string().nullable().describe('Public address of the site; null when the build was not told'),
  asOf: Day.describe('Day of the build'),
  promise: z.string().describe('What "stable" means, in words'),
  documents: z.array(DocumentEntry),
  others: z.array(OtherEntry).describe('Feeds, calendars, badges, packages: their form is that of their media type'),
})

export const promise =
  'Within v1 no field of a stable document goes away, changes its form or its meaning; new fields and new values may come, so ignore what you do not know. What must change goes to a v2 beside it.'

/** The index of these outputs and of itself. */
export function indexJson(outputs: readonly Output[]): Output {
  const own = document({
    id: 'index',
    title: 'This list: every document with its schema and promise',
    schema: IndexDocument,
    data: ({ catalog, site, base, judgement }) => {
      const all = interfacesOf([own, ...outputs])
      return {
        schema: 'plugin-commons/index/1' as const,
        title: catalog.site.title,
        organisation: catalog.site.organisation,
        site,
        asOf: judgement.asOf,
        promise,
        documents: all.flatMap(({ path, title, document }) =>
          document === null
            ? []
            : {
                id: document.id,
                title,
                name: document.name,
                stability: document.stability,
                address: base + path,
                schema: base + document.schema,
              },
        ),
        others: all.flatMap(({ path, type, title, document }) =>
          document === null ? { title, type, address: base + path } : [],
        ),
      }
    },
  })
  return own
}
