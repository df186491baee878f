/** What works in Claude Code also reaches the people who work in Cowork. */
import { coworkFaults } from '../cowork.ts'
import { noted } from '../noted.ts'
import { rule } from '../rule.ts'

const id = 'syncs-to-cowork'

export default rule({
  id,
  severity: { T1: 'warning' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'M',
  needs: 'nothing',
  title: 'Syncs to Cowork',
  why: 'The page of a failed sync says only that it failed, and nobody in Cowork gets the plugin.',
  remedy:
    'Mend each finding; the full list of what the server refuses is not published, so a clean plugin may still fail.',
  sources: [
    'anthropics/claude-code#91933',
    'anthropics/claude-code#56376',
    'support.claude.com: manage plugins for your organization',
  ],
  pass: [{ title: 'a plugin with plugin.json, without programs' }],
  fail: [
    {
      title: 'programs at the top',
      files: { 'bin/close-status': '#!/bin/sh\nexit 0\n' },
      finds: ['there is a folder bin/ at the top'],
    },
    {
      title: 'a key that skill uploads refuse',
      edits: {
        'skills/draft-accruals/SKILL.md': ['allowed-tools: Read', 'argument-hint: "[period]"\nallowed-tools: Read'],
      },
      finds: ['key "argument-hint" of skill "draft-accruals" would be refused if the skill were uploaded on its own'],
    },
  ],
  none: [{ title: 'a draft', manifest: 'lifecycle: draft' }],
  *check(subject, { org }) {
    yield* noted(subject, id, 'write the source as Cowork reads it')
    yield* coworkFaults(subject, org.organisation?.repository)
  },
})
