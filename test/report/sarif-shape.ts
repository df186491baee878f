/** The parts of SARIF 2.1.0 (OASIS, errata 01) that are written here, as strict as the standard: nothing else may stand in them. */
import { z } from 'zod'

const SarifLevel = z.enum(['none', 'note', 'warning', 'error'])
const Index = z.int().min(-1)
const Place = z.int().min(1)
/** uri-reference of RFC 3986: only its characters, and a percent sign only before two digits. */
const UriReference = z.string().regex(/^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$/)
const Bag = z.looseObject({ tags: z.array(z.string()).refine(isUnique).optional() })
const Text = z.strictObject({ text: z.string(), markdown: z.string().optional(), properties: Bag.optional() })
const Message = z
  .strictObject({
    text: z.string().optional(),
    markdown: z.string().optional(),
    id: z.string().optional(),
    arguments: z.array(z.string()).optional(),
  })
  .refine(({ text, id }) => text !== undefined || id !== undefined, 'needs text or id')

const Location = z.strictObject({
  physicalLocation: z
    .strictObject({
      artifactLocation: z.strictObject({
        uri: UriReference,
        uriBaseId: z.string().optional(),
        index: Index.optional(),
      }),
      region: z
        .strictObject({
          startLine: Place,
          startColumn: Place.optional(),
          endLine: Place.optional(),
          endColumn: Place.optional(),
          snippet: z.strictObject({ text: z.string() }).optional(),
        })
        .optional(),
    })
    .optional(),
  logicalLocations: z
    .array(
      z.strictObject({
        name: z.string().optional(),
        fullyQualifiedName: z.string().optional(),
        kind: z.string().optional(),
      }),
    )
    .refine(isUnique)
    .optional(),
})

const RuleReference = z
  .strictObject({ id: z.string().optional(), index: Index.optional() })
  .refine(({ id, index }) => id !== undefined || index !== undefined)

const Rule = z.strictObject({
  id: z.string(),
  name: z.string().optional(),
  shortDescription: Text.optional(),
  fullDescription: Text.optional(),
  help: Text.optional(),
  helpUri: z.url().optional(),
  defaultConfiguration: z.strictObject({ enabled: z.boolean().optional(), level: SarifLevel.optional() }).optional(),
  properties: Bag.optional(),
})

const SarifResult = z.strictObject({
  ruleId: z.string().optional(),
  ruleIndex: Index.optional(),
  kind: z.enum(['notApplicable', 'pass', 'fail', 'review', 'open', 'informational']).optional(),
  level: SarifLevel.optional(),
  message: Message,
  locations: z.array(Location).optional(),
  partialFingerprints: z.record(z.string(), z.string()).optional(),
  suppressions: z
    .array(
      z.strictObject({
        kind: z.enum(['inSource', 'external']),
        status: z.enum(['accepted', 'underReview', 'rejected']).optional(),
        justification: z.string().optional(),
        location: Location.optional(),
        properties: Bag.optional(),
      }),
    )
    .refine(isUnique)
    .optional(),
  baselineState: z.enum(['new', 'unchanged', 'updated', 'absent']).optional(),
  properties: Bag.optional(),
})

const Run = z.strictObject({
  tool: z.strictObject({
    driver: z.strictObject({
      name: z.string(),
      version: z.string().optional(),
      semanticVersion: z.string().optional(),
      informationUri: z.url().optional(),
      rules: z.array(Rule).refine(isUnique).optional(),
    }),
  }),
  automationDetails: z.strictObject({ id: z.string().optional() }).optional(),
  invocations: z
    .array(
      z.strictObject({
        executionSuccessful: z.boolean(),
        toolExecutionNotifications: z
          .array(
            z.strictObject({
              level: SarifLevel.optional(),
              message: Message,
              associatedRule: RuleReference.optional(),
            }),
          )
          .optional(),
      }),
    )
    .optional(),
  columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']).optional(),
  results: z.array(SarifResult),
})

export const SarifLog = z.strictObject({ $schema: z.url(), version: z.literal('2.1.0'), runs: z.array(Run) })

function isUnique(list: readonly unknown[]): boolean {
  return new Set(list.map((one) => JSON.stringify(one))).size === list.length
}
