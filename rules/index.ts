// Generated from the files of rules/ by `npm run generate`.
import type { RegisteredRule } from '../server/engine/rule.ts'
import caExpired from './ca/expired.ts'
import caExpiresSoon from './ca/expires-soon.ts'
import caNameConstraints from './ca/name-constraints.ts'
import caNotACa from './ca/not-a-ca.ts'
import caPrivateKeyOnNode from './ca/private-key-on-node.ts'
import caPublic from './ca/public.ts'
import caSeveralRoots from './ca/several-roots.ts'
import certificateAdvertiseNotCovered from './certificate/advertise-not-covered.ts'
import certificateChainIncomplete from './certificate/chain-incomplete.ts'
import certificateChainOrder from './certificate/chain-order.ts'
import certificateCliCertificate from './certificate/cli-certificate.ts'
import certificateCombinedAgentNames from './certificate/combined-agent-names.ts'
import certificateCustomDomain from './certificate/custom-domain.ts'
import certificateExpired from './certificate/expired.ts'
import certificateExpiresSoon from './certificate/expires-soon.ts'
import certificateForeignRegionName from './certificate/foreign-region-name.ts'
import certificateInvalidPem from './certificate/invalid-pem.ts'
import certificateKeyMismatch from './certificate/key-mismatch.ts'
import certificateKeyTypeUnsupported from './certificate/key-type-unsupported.ts'
import certificateLongLived from './certificate/long-lived.ts'
import certificateMissingClientAuth from './certificate/missing-client-auth.ts'
import certificateMissingLocalhost from './certificate/missing-localhost.ts'
import certificateMissingServerAuth from './certificate/missing-server-auth.ts'
import certificateNameCase from './certificate/name-case.ts'
import certificateNameOnlyInCommonName from './certificate/name-only-in-common-name.ts'
import certificateNotSignedByCa from './certificate/not-signed-by-ca.ts'
import certificateNotYetValid from './certificate/not-yet-valid.ts'
import certificateOutlivesCa from './certificate/outlives-ca.ts'
import certificateRegionMismatch from './certificate/region-mismatch.ts'
import certificateRoleMismatch from './certificate/role-mismatch.ts'
import certificateServerNameOnClient from './certificate/server-name-on-client.ts'
import certificateWeakKey from './certificate/weak-key.ts'
import certificateWeakSignature from './certificate/weak-signature.ts'
import certificateWildcardName from './certificate/wildcard-name.ts'
import configAgentsGuessed from './config/agents-guessed.ts'
import configCannotUnset from './config/cannot-unset.ts'
import configCrashesAgent from './config/crashes-agent.ts'
import configDeprecatedKey from './config/deprecated-key.ts'
import configDuplicateKey from './config/duplicate-key.ts'
import configDurationWithoutUnit from './config/duration-without-unit.ts'
import configHcl2Expression from './config/hcl2-expression.ts'
import configInvalidFlag from './config/invalid-flag.ts'
import configInvalidSettings from './config/invalid-settings.ts'
import configInvalidValue from './config/invalid-value.ts'
import configJsonFlattened from './config/json-flattened.ts'
import configNoEffect from './config/no-effect.ts'
import configNoRole from './config/no-role.ts'
import configNotAgentConfig from './config/not-agent-config.ts'
import configNotYetKnownKey from './config/not-yet-known-key.ts'
import configOverriddenValue from './config/overridden-value.ts'
import configPartialBlockResets from './config/partial-block-resets.ts'
import configRemovedKey from './config/removed-key.ts'
import configStringBoolean from './config/string-boolean.ts'
import configSuppressionWithoutReason from './config/suppression-without-reason.ts'
import configSyntax from './config/syntax.ts'
import configTemplate from './config/template.ts'
import configUnknownKey from './config/unknown-key.ts'
import configUnreachableAddress from './config/unreachable-address.ts'
import configUnusedSuppression from './config/unused-suppression.ts'
import configWrongType from './config/wrong-type.ts'
import fileCertificateFileHoldsKey from './file/certificate-file-holds-key.ts'
import fileConfigPermissions from './file/config-permissions.ts'
import fileKeyEncrypted from './file/key-encrypted.ts'
import fileKeyInRepository from './file/key-in-repository.ts'
import fileKeyOwner from './file/key-owner.ts'
import fileKeyPermissions from './file/key-permissions.ts'
import fileKeyShared from './file/key-shared.ts'
import fileMissing from './file/missing.ts'
import fileNotAKey from './file/not-a-key.ts'
import fileUnreadable from './file/unreadable.ts'
import gossipKeyDoubleEncoded from './gossip/key-double-encoded.ts'
import gossipKeyHexadecimal from './gossip/key-hexadecimal.ts'
import gossipKeyLength from './gossip/key-length.ts'
import gossipKeyMisplaced from './gossip/key-misplaced.ts'
import gossipKeyMissing from './gossip/key-missing.ts'
import gossipKeyNotBase64 from './gossip/key-not-base64.ts'
import gossipKeyOnClient from './gossip/key-on-client.ts'
import gossipKeyPredictable from './gossip/key-predictable.ts'
import gossipKeyPublished from './gossip/key-published.ts'
import gossipKeyShort from './gossip/key-short.ts'
import gossipKeyUnquoted from './gossip/key-unquoted.ts'
import gossipKeyWhitespace from './gossip/key-whitespace.ts'
import gossipKeyringInvalid from './gossip/keyring-invalid.ts'
import gossipKeyringOverrides from './gossip/keyring-overrides.ts'
import hardeningAclDisabled from './hardening/acl-disabled.ts'
import hardeningAeadOnlyKeyring from './hardening/aead-only-keyring.ts'
import hardeningArtifactIsolationOff from './hardening/artifact-isolation-off.ts'
import hardeningBootstrapExpect from './hardening/bootstrap-expect.ts'
import hardeningClientIntroductionOff from './hardening/client-introduction-off.ts'
import hardeningConsulPlainHttp from './hardening/consul-plain-http.ts'
import hardeningConsulVerifySslOff from './hardening/consul-verify-ssl-off.ts'
import hardeningCorsAnyOrigin from './hardening/cors-any-origin.ts'
import hardeningCspWeakened from './hardening/csp-weakened.ts'
import hardeningDebugEnabled from './hardening/debug-enabled.ts'
import hardeningDebugLogLevel from './hardening/debug-log-level.ts'
import hardeningDenylistWeakened from './hardening/denylist-weakened.ts'
import hardeningDevMode from './hardening/dev-mode.ts'
import hardeningDockerCapabilities from './hardening/docker-capabilities.ts'
import hardeningDockerPrivileged from './hardening/docker-privileged.ts'
import hardeningDockerVolumes from './hardening/docker-volumes.ts'
import hardeningHostNamespaces from './hardening/host-namespaces.ts'
import hardeningHostVolumeSensitivePath from './hardening/host-volume-sensitive-path.ts'
import hardeningLeaveOnTerminateServer from './hardening/leave-on-terminate-server.ts'
import hardeningLimitsOff from './hardening/limits-off.ts'
import hardeningLiteralSecret from './hardening/literal-secret.ts'
import hardeningOidcIssuerPlainHttp from './hardening/oidc-issuer-plain-http.ts'
import hardeningPrometheusWithoutTls from './hardening/prometheus-without-tls.ts'
import hardeningPublicPlaintextApi from './hardening/public-plaintext-api.ts'
import hardeningRawExecEnabled from './hardening/raw-exec-enabled.ts'
import hardeningRegionImplicit from './hardening/region-implicit.ts'
import hardeningRemoteExecEnabled from './hardening/remote-exec-enabled.ts'
import hardeningSecurityHeadersMissing from './hardening/security-headers-missing.ts'
import hardeningServerAndClient from './hardening/server-and-client.ts'
import hardeningSyslogOrFileMissing from './hardening/syslog-or-file-missing.ts'
import hardeningTemplateSandboxOff from './hardening/template-sandbox-off.ts'
import hardeningTokenLifetime from './hardening/token-lifetime.ts'
import hardeningUpdateCheckEnabled from './hardening/update-check-enabled.ts'
import hardeningVaultPlainHttp from './hardening/vault-plain-http.ts'
import hardeningVaultTlsSkipVerify from './hardening/vault-tls-skip-verify.ts'
import internalRuleCrashed from './internal/rule-crashed.ts'
import portabilityNotHcl2 from './portability/not-hcl2.ts'
import tlsCipherKeyMismatch from './tls/cipher-key-mismatch.ts'
import tlsCipherUnknown from './tls/cipher-unknown.ts'
import tlsCipherWeak from './tls/cipher-weak.ts'
import tlsCipherWhitespace from './tls/cipher-whitespace.ts'
import tlsDisabled from './tls/disabled.ts'
import tlsHttpPlaintext from './tls/http-plaintext.ts'
import tlsHttpsClientBlocksJwks from './tls/https-client-blocks-jwks.ts'
import tlsHttpsClientDropsConsulCheck from './tls/https-client-drops-consul-check.ts'
import tlsHttpsClientUnverified from './tls/https-client-unverified.ts'
import tlsIncompleteFiles from './tls/incomplete-files.ts'
import tlsMinVersionInvalid from './tls/min-version-invalid.ts'
import tlsMinVersionWeak from './tls/min-version-weak.ts'
import tlsMisplacedKey from './tls/misplaced-key.ts'
import tlsNoEffect from './tls/no-effect.ts'
import tlsRelativePath from './tls/relative-path.ts'
import tlsRpcPlaintext from './tls/rpc-plaintext.ts'
import tlsServerHostnameUnverified from './tls/server-hostname-unverified.ts'
import tlsUpgradeModeOn from './tls/upgrade-mode-on.ts'

export const rules: readonly RegisteredRule[] = [
  { id: 'ca/expired', rule: caExpired },
  { id: 'ca/expires-soon', rule: caExpiresSoon },
  { id: 'ca/name-constraints', rule: caNameConstraints },
  { id: 'ca/not-a-ca', rule: caNotACa },
  { id: 'ca/private-key-on-node', rule: caPrivateKeyOnNode },
  { id: 'ca/public', rule: caPublic },
  { id: 'ca/several-roots', rule: caSeveralRoots },
  { id: 'certificate/advertise-not-covered', rule: certificateAdvertiseNotCovered },
  { id: 'certificate/chain-incomplete', rule: certificateChainIncomplete },
  { id: 'certificate/chain-order', rule: certificateChainOrder },
  { id: 'certificate/cli-certificate', rule: certificateCliCertificate },
  { id: 'certificate/combined-agent-names', rule: certificateCombinedAgentNames },
  { id: 'certificate/custom-domain', rule: certificateCustomDomain },
  { id: 'certificate/expired', rule: certificateExpired },
  { id: 'certificate/expires-soon', rule: certificateExpiresSoon },
  { id: 'certificate/foreign-region-name', rule: certificateForeignRegionName },
  { id: 'certificate/invalid-pem', rule: certificateInvalidPem },
  { id: 'certificate/key-mismatch', rule: certificateKeyMismatch },
  { id: 'certificate/key-type-unsupported', rule: certificateKeyTypeUnsupported },
  { id: 'certificate/long-lived', rule: certificateLongLived },
  { id: 'certificate/missing-client-auth', rule: certificateMissingClientAuth },
  { id: 'certificate/missing-localhost', rule: certificateMissingLocalhost },
  { id: 'certificate/missing-server-auth', rule: certificateMissingServerAuth },
  { id: 'certificate/name-case', rule: certificateNameCase },
  { id: 'certificate/name-only-in-common-name', rule: certificateNameOnlyInCommonName },
  { id: 'certificate/not-signed-by-ca', rule: certificateNotSignedByCa },
  { id: 'certificate/not-yet-valid', rule: certificateNotYetValid },
  { id: 'certificate/outlives-ca', rule: certificateOutlivesCa },
  { id: 'certificate/region-mismatch', rule: certificateRegionMismatch },
  { id: 'certificate/role-mismatch', rule: certificateRoleMismatch },
  { id: 'certificate/server-name-on-client', rule: certificateServerNameOnClient },
  { id: 'certificate/weak-key', rule: certificateWeakKey },
  { id: 'certificate/weak-signature', rule: certificateWeakSignature },
  { id: 'certificate/wildcard-name', rule: certificateWildcardName },
  { id: 'config/agents-guessed', rule: configAgentsGuessed },
  { id: 'config/cannot-unset', rule: configCannotUnset },
  { id: 'config/crashes-agent', rule: configCrashesAgent },
  { id: 'config/deprecated-key', rule: configDeprecatedKey },
  { id: 'config/duplicate-key', rule: configDuplicateKey },
  { id: 'config/duration-without-unit', rule: configDurationWithoutUnit },
  { id: 'config/hcl2-expression', rule: configHcl2Expression },
  { id: 'config/invalid-flag', rule: configInvalidFlag },
  { id: 'config/invalid-settings', rule: configInvalidSettings },
  { id: 'config/invalid-value', rule: configInvalidValue },
  { id: 'config/json-flattened', rule: configJsonFlattened },
  { id: 'config/no-effect', rule: configNoEffect },
  { id: 'config/no-role', rule: configNoRole },
  { id: 'config/not-agent-config', rule: configNotAgentConfig },
  { id: 'config/not-yet-known-key', rule: configNotYetKnownKey },
  { id: 'config/overridden-value', rule: configOverriddenValue },
  { id: 'config/partial-block-resets', rule: configPartialBlockResets },
  { id: 'config/removed-key', rule: configRemovedKey },
  { id: 'config/string-boolean', rule: configStringBoolean },
  { id: 'config/suppression-without-reason', rule: configSuppressionWithoutReason },
  { id: 'config/syntax', rule: configSyntax },
  { id: 'config/template', rule: configTemplate },
  { id: 'config/unknown-key', rule: configUnknownKey },
  { id: 'config/unreachable-address', rule: configUnreachableAddress },
  { id: 'config/unused-suppression', rule: configUnusedSuppression },
  { id: 'config/wrong-type', rule: configWrongType },
  { id: 'file/certificate-file-holds-key', rule: fileCertificateFileHoldsKey },
  { id: 'file/config-permissions', rule: fileConfigPermissions },
  { id: 'file/key-encrypted', rule: fileKeyEncrypted },
  { id: 'file/key-in-repository', rule: fileKeyInRepository },
  { id: 'file/key-owner', rule: fileKeyOwner },
  { id: 'file/key-permissions', rule: fileKeyPermissions },
  { id: 'file/key-shared', rule: fileKeyShared },
  { id: 'file/missing', rule: fileMissing },
  { id: 'file/not-a-key', rule: fileNotAKey },
  { id: 'file/unreadable', rule: fileUnreadable },
  { id: 'gossip/key-double-encoded', rule: gossipKeyDoubleEncoded },
  { id: 'gossip/key-hexadecimal', rule: gossipKeyHexadecimal },
  { id: 'gossip/key-length', rule: gossipKeyLength },
  { id: 'gossip/key-misplaced', rule: gossipKeyMisplaced },
  { id: 'gossip/key-missing', rule: gossipKeyMissing },
  { id: 'gossip/key-not-base64', rule: gossipKeyNotBase64 },
  { id: 'gossip/key-on-client', rule: gossipKeyOnClient },
  { id: 'gossip/key-predictable', rule: gossipKeyPredictable },
  { id: 'gossip/key-published', rule: gossipKeyPublished },
  { id: 'gossip/key-short', rule: gossipKeyShort },
  { id: 'gossip/key-unquoted', rule: gossipKeyUnquoted },
  { id: 'gossip/key-whitespace', rule: gossipKeyWhitespace },
  { id: 'gossip/keyring-invalid', rule: gossipKeyringInvalid },
  { id: 'gossip/keyring-overrides', rule: gossipKeyringOverrides },
  { id: 'hardening/acl-disabled', rule: hardeningAclDisabled },
  { id: 'hardening/aead-only-keyring', rule: hardeningAeadOnlyKeyring },
  { id: 'hardening/artifact-isolation-off', rule: hardeningArtifactIsolationOff },
  { id: 'hardening/bootstrap-expect', rule: hardeningBootstrapExpect },
  { id: 'hardening/client-introduction-off', rule: hardeningClientIntroductionOff },
  { id: 'hardening/consul-plain-http', rule: hardeningConsulPlainHttp },
  { id: 'hardening/consul-verify-ssl-off', rule: hardeningConsulVerifySslOff },
  { id: 'hardening/cors-any-origin', rule: hardeningCorsAnyOrigin },
  { id: 'hardening/csp-weakened', rule: hardeningCspWeakened },
  { id: 'hardening/debug-enabled', rule: hardeningDebugEnabled },
  { id: 'hardening/debug-log-level', rule: hardeningDebugLogLevel },
  { id: 'hardening/denylist-weakened', rule: hardeningDenylistWeakened },
  { id: 'hardening/dev-mode', rule: hardeningDevMode },
  { id: 'hardening/docker-capabilities', rule: hardeningDockerCapabilities },
  { id: 'hardening/docker-privileged', rule: hardeningDockerPrivileged },
  { id: 'hardening/docker-volumes', rule: hardeningDockerVolumes },
  { id: 'hardening/host-namespaces', rule: hardeningHostNamespaces },
  { id: 'hardening/host-volume-sensitive-path', rule: hardeningHostVolumeSensitivePath },
  { id: 'hardening/leave-on-terminate-server', rule: hardeningLeaveOnTerminateServer },
  { id: 'hardening/limits-off', rule: hardeningLimitsOff },
  { id: 'hardening/literal-secret', rule: hardeningLiteralSecret },
  { id: 'hardening/oidc-issuer-plain-http', rule: hardeningOidcIssuerPlainHttp },
  { id: 'hardening/prometheus-without-tls', rule: hardeningPrometheusWithoutTls },
  { id: 'hardening/public-plaintext-api', rule: hardeningPublicPlaintextApi },
  { id: 'hardening/raw-exec-enabled', rule: hardeningRawExecEnabled },
  { id: 'hardening/region-implicit', rule: hardeningRegionImplicit },
  { id: 'hardening/remote-exec-enabled', rule: hardeningRemoteExecEnabled },
  { id: 'hardening/security-headers-missing', rule: hardeningSecurityHeadersMissing },
  { id: 'hardening/server-and-client', rule: hardeningServerAndClient },
  { id: 'hardening/syslog-or-file-missing', rule: hardeningSyslogOrFileMissing },
  { id: 'hardening/template-sandbox-off', rule: hardeningTemplateSandboxOff },
  { id: 'hardening/token-lifetime', rule: hardeningTokenLifetime },
  { id: 'hardening/update-check-enabled', rule: hardeningUpdateCheckEnabled },
  { id: 'hardening/vault-plain-http', rule: hardeningVaultPlainHttp },
  { id: 'hardening/vault-tls-skip-verify', rule: hardeningVaultTlsSkipVerify },
  { id: 'internal/rule-crashed', rule: internalRuleCrashed },
  { id: 'portability/not-hcl2', rule: portabilityNotHcl2 },
  { id: 'tls/cipher-key-mismatch', rule: tlsCipherKeyMismatch },
  { id: 'tls/cipher-unknown', rule: tlsCipherUnknown },
  { id: 'tls/cipher-weak', rule: tlsCipherWeak },
  { id: 'tls/cipher-whitespace', rule: tlsCipherWhitespace },
  { id: 'tls/disabled', rule: tlsDisabled },
  { id: 'tls/http-plaintext', rule: tlsHttpPlaintext },
  { id: 'tls/https-client-blocks-jwks', rule: tlsHttpsClientBlocksJwks },
  { id: 'tls/https-client-drops-consul-check', rule: tlsHttpsClientDropsConsulCheck },
  { id: 'tls/https-client-unverified', rule: tlsHttpsClientUnverified },
  { id: 'tls/incomplete-files', rule: tlsIncompleteFiles },
  { id: 'tls/min-version-invalid', rule: tlsMinVersionInvalid },
  { id: 'tls/min-version-weak', rule: tlsMinVersionWeak },
  { id: 'tls/misplaced-key', rule: tlsMisplacedKey },
  { id: 'tls/no-effect', rule: tlsNoEffect },
  { id: 'tls/relative-path', rule: tlsRelativePath },
  { id: 'tls/rpc-plaintext', rule: tlsRpcPlaintext },
  { id: 'tls/server-hostname-unverified', rule: tlsServerHostnameUnverified },
  { id: 'tls/upgrade-mode-on', rule: tlsUpgradeModeOn },
]
