/** CODEOWNERS of the repository, from the manifests: each plugin to its owner, org/ to the central team. */
import { output } from './output.ts'

export default output({
  id: 'codeowners',
  title: 'Who reviews changes to which plugin',
  into: 'repository',
  files: ({ library }) => {
    const { organisation } = library.org
    if (library.layout !== 'house' || organisation === null) return {}
    const host =
      organisation.repository === undefined ? undefined : new URL(organisation.repository).pathname.split('/')[1]
    const handle = (team: string) => `@${host ?? 'organisation'}/${team}`
    const central = organisation.support.team
    const lines = [
      '# Written by npm run generate from the manifests.',
      ...(central === undefined ? [] : [`/org/ ${handle(central)}`]),
      ...library.plugins.flatMap(({ manifest, source }) =>
        manifest === null || source.kind === 'remote' ? [] : [`/${source.path}/ ${handle(manifest.owner)}`],
      ),
    ]
    return { CODEOWNERS: `${lines.join('\n')}\n` }
  },
})
