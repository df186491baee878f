/** What one document of /api/v1 is: data with a schema, at a path that stays. Its JSON Schema is written beside it. */
import { z } from 'zod'
import { jsonText, type Output, output, type Published, type Stability } from './output.ts'

export interface ApiDocument<S extends z.ZodType> {
  /** kebab-case: name of the schema and of what it describes. */
  id: string
  /** One sentence for the list of interfaces, without a full stop. */
  title: string
  /** Path below api/v1; {plugin} stands for the last part of a plugin's address. The id when left out. */
  path?: string
  /** Stable when left out. */
  stability?: Stability
  schema: S
  /** The document; of a path with {plugin} one for each, by what stands there. */
  data(published: Published): z.infer<S> | Map<string, z.infer<S>>
}

export function document<S extends z.ZodType>(definition: ApiDocument<S>): Output {
  const { id, title, schema, path = `${definition.id}.json`, stability = 'stable' } = definition
  return output({
    id: `${id}-json`,
    title,
    into: 'site',
    gives: [{ path: `api/v1/${path}`, type: 'application/json', title, document: { id, schema, stability } }],
    files: (published) => {
      const data = definition.data(published)
      const all = data instanceof Map ? [...data] : [['', data] as const]
      return {
        ...Object.fromEntries(all.map(([name, one]) => [`api/v1/${path.replace(/\{\w+\}/, name)}`, jsonText(one)])),
        [`api/v1/schemas/${id}.json`]: jsonText({ title, ...z.toJSONSchema(schema) }),
      }
    },
  })
}
