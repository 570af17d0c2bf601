/** All that rules may use: imported by them as `#rule`. */
export type { Agent } from '../agents/agent.ts'
export { startOf } from '../agents/assemble.ts'
export type { Setting } from '../agents/model.ts'
export { tidy } from '../agents/paths.ts'
export { fileOf, readingOrder } from '../agents/reading-order.ts'
export { asSentence } from '../agents/start/flags.ts'
export { pathWithin } from '../agents/system-paths.ts'
export { valueProblems } from '../agents/values/check-values.ts'
export { dialFault, gossipFault } from '../agents/values/dialled.ts'
export { durationHelp } from '../agents/values/durations.ts'
export { passedOver } from '../agents/values/host-networks.ts'
export { splitHostPort } from '../agents/values/host-port.ts'
export { placeInside } from '../agents/values/places.ts'
export { shown } from '../agents/values/problem.ts'
export { otherServiceAt, services } from '../agents/values/service-ports.ts'
export { parseSize } from '../agents/values/sizes.ts'
export { bareGossipKeys } from '../config/bare-key.ts'
export type { ConfigFile } from '../config/file.ts'
export { lacksUnit, parseGoDuration } from '../config/go-duration.ts'
export { hclTwoExpressions } from '../config/hcl-two.ts'
export type { Issue } from '../config/issue.ts'
export { blocksOf, type Leaf, leavesOf, nameOfLeaf } from '../config/leaves.ts'
export { showsSecret } from '../config/secrets.ts'
export { isNegative } from '../config/unset.ts'
export { type Data, fieldAt, isZero, type LeafValue, leafAt, type Origin } from '../config/values.ts'
export { foreignNames, listNames } from '../facts/agent-names.ts'
export type { Certificate, CertificateFile, Chain } from '../facts/certificate.ts'
export { cipherSuites, suiteMeantBy } from '../facts/cipher-suites.ts'
export type { Facts, FileFact, NodeFacts, Policy } from '../facts/facts.ts'
export { type FileAccess, mayRead, octal, openToGroup, openToOthers } from '../facts/file-access.ts'
export { freshKeyMark, type GossipKey, readGossipKey } from '../facts/gossip-key.ts'
export type { KeyringFault, KeyringFile } from '../facts/keyring.ts'
export { isOtherForm, pemAdvice } from '../facts/pem-advice.ts'
export { isPublishedKey } from '../facts/published-keys.ts'
export { isForHost } from '../facts/verdicts/host-name.ts'
export { hasReached } from '../facts/version.ts'
export type { Change } from '../fixes/change.ts'
export {
  addSettings,
  addToFile,
  insertText,
  moveSetting,
  removeSetting,
  removeText,
  renameSetting,
  repairText,
  replaceText,
  replaceWithin,
  switchOn,
  wrapObjects,
} from '../fixes/changes.ts'
export type { Proposal } from '../fixes/fix.ts'
export { type Hcl2Cause, hcl2Differences } from '../hcl/hcl2-causes.ts'
export { escapedQuotes, firstQuoted, innerQuoteWords, tornTemplate } from '../hcl/recovery/inner-quotes.ts'
export { choosesOne } from '../keys/chooses-one.ts'
export type { Key } from '../keys/key.ts'
export { placesOf } from '../keys/lookup.ts'
export { nearestKey, nearestName } from '../keys/nearest.ts'
export { isLoopback, isUnspecified } from '../text/ip.ts'
export { lineIndexAt, textOf } from '../text/source.ts'
export type { Location, Span } from '../text/span.ts'
export { spanWithin } from '../text/span-within.ts'
export { apiAccess } from './api-access.ts'
export { anchorsOf, chainFault, nameDenial, neededAuthorities, unfitAuthority } from './authorities.ts'
export {
  appendIntermediates,
  authoritiesOf,
  chainOf,
  day,
  dayLength,
  expiresSoon,
  inTime,
  isMisplaced,
  lacksIntermediates,
  leafOf,
  moment,
  swappedOf,
  usedSeverity,
} from './certificate-gate.ts'
export { advertisedHost, answersLocally, hasFittingNames } from './certificate-hosts.ts'
export { certificatesWithout, listUsages } from './certificate-usages.ts'
export { type WrittenSecret, writtenSecrets } from './credentials.ts'
export { clientOption, type DriverSetting, driverSetting, isOn, textsOf } from './driver-settings.ts'
export { elementOf, memberOf } from './elements.ts'
export { readEndpoint, staysHere } from './endpoints.ts'
export type { Severity } from './finding.ts'
export { milderBesideKeyring } from './gossip-key-use.ts'
export { isMisplacedGossipKey, keyOfNewCluster, keyOfTheOthers, newKeyForAll } from './gossip-settings.ts'
export { issueAdvice, regionAdvice, regionPlace, renewalAdvice } from './issue-advice.ts'
export { type JudgedIssue, judgeIssues, nomadOn, placeOf } from './issues.ts'
export { exposedApi, isLocalApi } from './listening.ts'
export { misnamed } from './misnamed.ts'
export { filesToStart } from './named-files.ts'
export { adviceOf, joinAdvice, nomadOnProblem } from './nomad-words.ts'
export { defineRule, hcl, type Report } from './rule.ts'
export { secretFiles, shownPath } from './secret-files.ts'
export {
  adviceOnSuites,
  hasIdleSuites,
  refusesSuites,
  removeSuite,
  unservedKeyType,
} from './suite-settings.ts'
export { isMisplacedTlsKey, tlsRefusal, writtenSuites } from './tls-settings.ts'
export { judgeValue } from './value-judgement.ts'
export { beforeVersion, inVersions, isKnownTo, listVersions, type VersionJudgement } from './versions.ts'
export { workloadIdentities } from './workload-identity.ts'
export { pathOf, type WrittenKey, writtenEntries, writtenKeys } from './written-keys.ts'
