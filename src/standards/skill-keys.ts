/** Keys of SKILL.md: those of the Agent Skills specification, and those that Claude Code reads besides. */

export const specifiedKeys = ['name', 'description', 'license', 'compatibility', 'metadata', 'allowed-tools']

export const claudeKeys = [
  ...[
    'when_to_use',
    'argument-hint',
    'arguments',
    'disable-model-invocation',
    'user-invocable',
    'disallowed-tools',
    'model',
    'effort',
  ],
  ...['context', 'agent', 'background', 'hooks', 'paths', 'shell'],
]
