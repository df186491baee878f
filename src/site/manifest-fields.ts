/** The manifest's fields as rows for the reference, read from the schema so that the two cannot disagree. */
import { z } from 'zod'
import { Manifest } from '../model/manifest.ts'

export interface Field {
  name: string
  /** What may stand there, in words. */
  form: string
  required: boolean
  meaning: string
}

const Shape = z.looseObject({
  type: z.string().optional(),
  format: z.string().optional(),
  description: z.string().optional(),
  const: z.string().optional(),
  enum: z.array(z.string()).optional(),
  required: z.array(z.string()).optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
  get items() {
    return Shape.optional()
  },
  get anyOf() {
    return z.array(Shape).optional()
  },
  get properties() {
    return z.record(z.string(), Shape).optional()
  },
})
type Shape = z.infer<typeof Shape>

/** Fields of the manifest itself, and of every map in it. */
export function manifestFields(): { top: Field[]; maps: { name: string; list: boolean; fields: Field[] }[] } {
  const root = Shape.parse(z.toJSONSchema(Manifest, { io: 'input' }))
  const maps = Object.entries(root.properties ?? {}).flatMap(([name, shape]) => {
    const map = mapOf(shape)
    return map ? [{ name, list: shape.type === 'array', fields: fieldsOf(map) }] : []
  })
  return { top: fieldsOf(root), maps }
}

function mapOf(shape: Shape): Shape | undefined {
  return [shape, shape.items, ...(shape.anyOf ?? [])].find((one) => one?.properties !== undefined)
}

function fieldsOf(shape: Shape): Field[] {
  return Object.entries(shape.properties ?? {}).map(([name, field]) => ({
    name,
    form: formOf(field),
    required: shape.required?.includes(name) ?? false,
    meaning: field.description ?? '',
  }))
}

function formOf(shape: Shape): string {
  if (shape.anyOf) return shape.anyOf.map(formOf).join(', or ')
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum.join(' | ')
  if (shape.type === 'array') {
    const most = shape.maxItems === undefined ? '' : `, at most ${shape.maxItems}`
    return `list of ${shape.items?.properties ? 'maps' : `${formOf(shape.items ?? {})}${most}`}`
  }
  if (shape.type === 'object') return 'map'
  if (shape.type === 'boolean') return 'true | false'
  if (shape.format === 'date') return 'day, yyyy-mm-dd'
  if (shape.format === 'uri') return 'address'
  return shape.maxLength === undefined ? 'text' : `text, at most ${shape.maxLength} characters`
}
