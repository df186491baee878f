/** /api/v1/compliance.json: every verdict and every cell, for programs. */
import { ComplianceDocument } from '../model/compliance-document.ts'
import { complianceDocument } from '../model/compliance-entries.ts'
import { document } from './document.ts'

export default document({
  id: 'compliance',
  title: 'Every plugin judged by every rule',
  schema: ComplianceDocument,
  data: ({ judgement }) => complianceDocument(judgement),
})
