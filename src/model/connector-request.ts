/** org/requests.yaml: connectors that somebody asked for and that are not provisioned yet. */
import { z } from 'zod'
import { Day, kebab, WebAddress } from './primitives.ts'

export const ConnectorRequest = z.strictObject({
  id: z.string().regex(kebab).describe('Name under which plugins use it meanwhile, e.g. netsuite'),
  requestedBy: z.string().regex(kebab).describe('Team that asked for it'),
  opened: Day.describe('Day on which it was asked for'),
  issue: WebAddress.optional().describe('Link to the request'),
})
export type ConnectorRequest = z.infer<typeof ConnectorRequest>

export const ConnectorRequests = z.array(ConnectorRequest).describe('Open requests for connectors')
