/** A local server is a known program that starts the same software every time. */

import { withoutSecrets } from '../../lib/secrets.ts'
import { either, quoted } from '../../lib/text.ts'
import { fetchedBy, installIn, programOf, wordsOf } from '../commands.ts'
import { placeOf } from '../connectors.ts'
import { rule, type Subject } from '../rule.ts'
import { serverConfigs } from '../server-configs.ts'

const local = (command: string, args: readonly string[]) => ({
  files: { '.mcp.json': `${JSON.stringify({ mcpServers: { netsuite: { command, args } } }, null, 2)}\n` },
  org: `connectors: { netsuite: { variants: [{ name: standard, transport: stdio, command: ${JSON.stringify(command)}, args: ${JSON.stringify(args)}, auth: none }] } }`,
})

export default rule({
  id: 'local-servers-are-pinned',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'M',
  needs: 'files',
  title: 'Starts pinned local servers',
  why: 'What is fetched when a server starts is not what was reviewed, and runs with everything the user may do.',
  remedy: 'Pin the exact version or digest, put the program into the plugin, or use the vendor’s http server.',
  sources: ['a public plugin runs bash -c "… install && build && exec" at start', 'OWASP: dependency confusion'],
  pass: [
    { title: 'an exact version', ...local('npx', ['-y', '@brightwater/netsuite-mcp@2.4.1']) },
    { title: 'a program of the plugin itself', ...local('node', ['${CLAUDE_PLUGIN_ROOT}/server/index.js']) },
  ],
  fail: [
    {
      title: 'whatever version is newest',
      ...local('npx', ['-y', '@brightwater/netsuite-mcp']),
      finds: ['server "netsuite" starts "@brightwater/netsuite-mcp" in whatever version is newest'],
    },
    {
      title: 'a shell that installs first',
      ...local('bash', ['-c', 'npm install && exec node server.js']),
      finds: ['server "netsuite" starts a shell, "bash -c"'],
    },
    {
      title: 'a program that is not on the list',
      ...local('netsuite-bridge', ['--stdio']),
      finds: ['server "netsuite" starts "netsuite-bridge", which is not on the list of programs'],
    },
  ],
  none: [{ title: 'a remote server' }, { title: 'a draft', manifest: 'lifecycle: draft' }],
  applies: ({ plugin }) => plugin.servers.some(({ transport, command }) => transport === 'stdio' && command !== null),
  *check(subject, { policy }) {
    for (const { server, words } of localServers(subject)) {
      const [command = '', ...args] = words
      const program = programOf(command)
      const place = placeOf(server)
      const who = `server ${quoted(server.name)}`
      const flag = args.find((arg) => /^(?:-\w*c|-Command|\/c)$/i.test(arg))
      const installs = installIn(words.join(' '))
      const fetched = fetchedBy(words)
      if (/^(?:ba|z|da|fi|k)?sh$|^(?:pwsh|powershell|cmd)$/.test(program) && flag !== undefined) {
        yield {
          ...place,
          message: `${who} starts a shell, ${quoted(`${program} ${flag}`)}`,
          fix: 'start the program itself, with its arguments in args',
        }
      } else if (installs !== null) {
        yield {
          ...place,
          message: `${who} installs software when it starts, ${quoted(installs)}`,
          fix: 'put the program into the plugin, or pin a published version',
        }
      } else if (!/^(?:\$\{CLAUDE_PLUGIN_ROOT\}|\.)/.test(command) && !policy.commands.includes(program)) {
        yield {
          ...place,
          message: `${who} starts ${quoted(withoutSecrets(command))}, which is not on the list of programs`,
          fix: `start it by ${either(policy.commands)}, or ask the central team to list it`,
        }
      } else if (fetched !== null && !fetched.pinned) {
        yield {
          ...place,
          message: `${who} starts ${quoted(withoutSecrets(fetched.what))} in whatever version is newest`,
          fix: `write ${quoted(withoutSecrets(fetched.like))}, with the version that was reviewed`,
        }
      }
    }
  },
})

/** Local servers with their words; as shown where only a marketplace entry has them. */
function localServers(subject: Subject) {
  const configs = serverConfigs(subject)
  return subject.plugin.servers
    .filter(({ transport }) => transport === 'stdio')
    .map((server) => {
      const { config } = configs.find((one) => one.server === server) ?? {}
      const args = Array.isArray(config?.args) ? config.args.map(String) : []
      return {
        server,
        words:
          typeof config?.command === 'string'
            ? [...(args.length > 0 ? [config.command] : wordsOf(config.command)), ...args]
            : wordsOf(server.command ?? ''),
      }
    })
}
