/** Every rule, in the order of the report. */
import type { Rule } from './rule.ts'
import allowedToolsAreNarrow from './rules/allowed-tools-are-narrow.ts'
import audienceIsGrantedScopes from './rules/audience-is-granted-scopes.ts'
import breakingChangeIsMajor from './rules/breaking-change-is-major.ts'
import changedContentBumpsVersion from './rules/changed-content-bumps-version.ts'
import changelogCoversVersion from './rules/changelog-covers-version.ts'
import codeownersCoversFolder from './rules/codeowners-covers-folder.ts'
import connectorAuthIsApproved from './rules/connector-auth-is-approved.ts'
import connectorUrlsAreSafe from './rules/connector-urls-are-safe.ts'
import connectorsHoldNoSecrets from './rules/connectors-hold-no-secrets.ts'
import connectorsMatchStandard from './rules/connectors-match-standard.ts'
import dataClassCoversConnectors from './rules/data-class-covers-connectors.ts'
import declaresData from './rules/declares-data.ts'
import dependenciesResolve from './rules/dependencies-resolve.ts'
import descriptionSaysWhenToUse from './rules/description-says-when-to-use.ts'
import disclosesTelemetryAndDownloads from './rules/discloses-telemetry-and-downloads.ts'
import docsAreSafeMarkdown from './rules/docs-are-safe-markdown.ts'
import docsMatchInventory from './rules/docs-match-inventory.ts'
import duplicatesAreExplained from './rules/duplicates-are-explained.ts'
import egressIsDeclared from './rules/egress-is-declared.ts'
import examplesHoldNoRealData from './rules/examples-hold-no-real-data.ts'
import fileNamesArePortable from './rules/file-names-are-portable.ts'
import fitsSizeBudget from './rules/fits-size-budget.ts'
import hasLicense from './rules/has-license.ts'
import hasNoHiddenText from './rules/has-no-hidden-text.ts'
import hasNoPlaceholders from './rules/has-no-placeholders.ts'
import hasNoRiskyCommands from './rules/has-no-risky-commands.ts'
import hasNoSecrets from './rules/has-no-secrets.ts'
import hasOneStrictManifest from './rules/has-one-strict-manifest.ts'
import hasOwner from './rules/has-owner.ts'
import hasRequiredReviewTier from './rules/has-required-review-tier.ts'
import hasRequiredSections from './rules/has-required-sections.ts'
import hasSupportChannel from './rules/has-support-channel.ts'
import hasTwoMaintainers from './rules/has-two-maintainers.ts'
import holdsOnlyPlainFiles from './rules/holds-only-plain-files.ts'
import hooksAreDeclared from './rules/hooks-are-declared.ts'
import idIsUnique from './rules/id-is-unique.ts'
import jsonKeysAreUnique from './rules/json-keys-are-unique.ts'
import lifecycleIsLegal from './rules/lifecycle-is-legal.ts'
import linksResolve from './rules/links-resolve.ts'
import localServersArePinned from './rules/local-servers-are-pinned.ts'
import manifestMatchesSchema from './rules/manifest-matches-schema.ts'
import manifestsAgree from './rules/manifests-agree.ts'
import marketplaceIsValid from './rules/marketplace-is-valid.ts'
import nameIsKebabCase from './rules/name-is-kebab-case.ts'
import nameIsUnmistakable from './rules/name-is-unmistakable.ts'
import nameMatchesFolder from './rules/name-matches-folder.ts'
import nameStartsWithDomain from './rules/name-starts-with-domain.ts'
import namesKnownConnectors from './rules/names-known-connectors.ts'
import pathsStayInside from './rules/paths-stay-inside.ts'
import reliabilityHasEvidence from './rules/reliability-has-evidence.ts'
import retiredIdKeepsTombstone from './rules/retired-id-keeps-tombstone.ts'
import reviewCoversThisContent from './rules/review-covers-this-content.ts'
import reviewIsCurrent from './rules/review-is-current.ts'
import scopesAreAllUsed from './rules/scopes-are-all-used.ts'
import scopesAreKnown from './rules/scopes-are-known.ts'
import sensitiveDataHasRecord from './rules/sensitive-data-has-record.ts'
import skillsMeetSpec from './rules/skills-meet-spec.ts'
import syncsToCowork from './rules/syncs-to-cowork.ts'
import textIsUtf8 from './rules/text-is-utf8.ts'
import thirdPartyHasProvenance from './rules/third-party-has-provenance.ts'
import titleAndDescriptionAreUnique from './rules/title-and-description-are-unique.ts'
import versionIsSemver from './rules/version-is-semver.ts'
import waiversAreValid from './rules/waivers-are-valid.ts'

/** Version of the rule set; every stored result carries it. */
export const ruleSet = '2026.11'

export const rules: readonly Rule[] = [
  hasOneStrictManifest,
  manifestMatchesSchema,
  nameMatchesFolder,
  holdsOnlyPlainFiles,
  pathsStayInside,
  fileNamesArePortable,
  textIsUtf8,
  fitsSizeBudget,
  docsAreSafeMarkdown,
  jsonKeysAreUnique,
  nameIsKebabCase,
  nameIsUnmistakable,
  nameStartsWithDomain,
  retiredIdKeepsTombstone,
  titleAndDescriptionAreUnique,
  descriptionSaysWhenToUse,
  hasOwner,
  hasTwoMaintainers,
  hasSupportChannel,
  codeownersCoversFolder,
  versionIsSemver,
  changedContentBumpsVersion,
  changelogCoversVersion,
  manifestsAgree,
  breakingChangeIsMajor,
  lifecycleIsLegal,
  dependenciesResolve,
  hasRequiredSections,
  linksResolve,
  hasNoPlaceholders,
  reliabilityHasEvidence,
  docsMatchInventory,
  declaresData,
  dataClassCoversConnectors,
  sensitiveDataHasRecord,
  egressIsDeclared,
  examplesHoldNoRealData,
  hasRequiredReviewTier,
  reviewCoversThisContent,
  reviewIsCurrent,
  namesKnownConnectors,
  connectorsMatchStandard,
  connectorUrlsAreSafe,
  connectorAuthIsApproved,
  connectorsHoldNoSecrets,
  localServersArePinned,
  scopesAreKnown,
  audienceIsGrantedScopes,
  scopesAreAllUsed,
  skillsMeetSpec,
  allowedToolsAreNarrow,
  hooksAreDeclared,
  disclosesTelemetryAndDownloads,
  hasNoSecrets,
  hasNoHiddenText,
  hasNoRiskyCommands,
  thirdPartyHasProvenance,
  idIsUnique,
  duplicatesAreExplained,
  waiversAreValid,
  hasLicense,
  syncsToCowork,
  marketplaceIsValid,
]
