/** Every package that can be installed: a zip and a tgz a version. */
import { output } from './output.ts'

export default output({
  id: 'packages',
  title: 'Packages of every version, as zip and as tgz',
  into: 'site',
  files: ({ packages }) => Object.fromEntries(packages),
})
