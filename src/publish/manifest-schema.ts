/** The JSON Schema of the manifest: editors complete and check the frontmatter with it. */
import { z } from 'zod'
import { Manifest } from '../model/manifest.ts'
import { jsonText, output } from './output.ts'

export default output({
  id: 'manifest-schema',
  title: 'JSON Schema of the manifest, for editors',
  into: 'repository',
  files: () => ({
    'org/manifest.schema.json': jsonText({
      title: 'Manifest of a plugin',
      ...z.toJSONSchema(Manifest, { io: 'input' }),
    }),
  }),
})
