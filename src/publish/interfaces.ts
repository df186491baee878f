/** Outputs → what programs may fetch: the one list behind /api/v1/index.json and the page /api/. */
import { z } from 'zod'
import type { Interface } from '../model/interface.ts'
import { fieldsOf } from './fields.ts'
import type { Given, Output } from './output.ts'

/** Promised documents first, each group in the order of the outputs. */
export function interfacesOf(outputs: readonly Output[]): Interface[] {
  const all = outputs.filter(({ into }) => into === 'site').flatMap(({ gives = [] }) => gives.map(interfaceOf))
  return [...all.filter(({ document }) => document !== null), ...all.filter(({ document }) => document === null)]
}

function interfaceOf({ path, type, title, document }: Given): Interface {
  if (document === undefined) return { path, type, title, document: null }
  const { id, schema, stability } = document
  const fields = fieldsOf(z.toJSONSchema(schema))
  return {
    ...{ path, type, title },
    document: { id, name: `plugin-commons/${id}/1`, schema: `api/v1/schemas/${id}.json`, stability, fields },
  }
}
