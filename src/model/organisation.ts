/** org/organisation.yaml: whose catalogue this is and where it lives. */
import { z } from 'zod'
import { Day, WebAddress } from './primitives.ts'

/** Also the form of a plugin or marketplace name that every Claude surface accepts. */
const marketplaceName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

export const Organisation = z.strictObject({
  name: z.string().min(1).describe('Name of the organisation, e.g. Northwind Instruments'),
  catalogue: z.string().min(1).describe('Name of the catalogue, shown in the header, e.g. Northwind Commons'),
  tagline: z.string().min(1).optional().describe('One sentence under the title of the home page'),
  site: WebAddress.describe('Public address of the built site, sub-path included'),
  repository: WebAddress.optional().describe('Address of the repository; source links start with it'),
  branch: z.string().min(1).optional().describe('Branch that source links name; main when left out'),
  marketplace: z
    .strictObject({
      name: z.string().regex(marketplaceName).describe('Name under which Claude registers the marketplace'),
      email: z.email().optional().describe('Address of the owner, written into marketplace.json'),
    })
    .describe('How the catalogue appears to Claude'),
  support: z
    .strictObject({
      channel: z.string().min(1).describe('Where to ask the central team, e.g. #plugin-commons'),
      team: z
        .string()
        .regex(marketplaceName)
        .optional()
        .describe('Id of the central team in org/teams.yaml; it owns org/'),
      contact: z.string().min(1).optional().describe('Link or address of the central team'),
    })
    .describe('The central team'),
  asOf: Day.optional().describe(
    'Fixed date of a demonstration organisation: the date of every run that names none, instead of today',
  ),
})
export type Organisation = z.infer<typeof Organisation>
