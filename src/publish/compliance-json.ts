/** /api/v1/compliance.json: every verdict and every cell, for programs; its JSON Schema beside it. */
import { z } from 'zod'
import { ComplianceDocument } from '../model/compliance-document.ts'
import { complianceDocument } from '../model/compliance-entries.ts'
import { jsonText, output } from './output.ts'

export default output({
  id: 'compliance-json',
  title: 'Every plugin judged by every rule',
  into: 'site',
  files: ({ judgement }) => ({
    'api/v1/compliance.json': jsonText(complianceDocument(judgement)),
    'api/v1/schemas/compliance.json': jsonText(z.toJSONSchema(ComplianceDocument)),
  }),
})
