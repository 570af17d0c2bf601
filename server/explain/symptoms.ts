import type { Symptom } from './symptom.ts'
import { certificateFileSymptoms } from './symptoms/certificate-files.ts'
import { certificateNameSymptoms } from './symptoms/certificate-names.ts'
import { certificateTrustSymptoms } from './symptoms/certificate-trust.ts'
import { clusterSymptoms } from './symptoms/cluster.ts'
import { conditionSymptoms } from './symptoms/conditions.ts'
import { consulVaultSymptoms } from './symptoms/consul-vault.ts'
import { gossipSymptoms } from './symptoms/gossip.ts'
import { handshakeSymptoms } from './symptoms/handshake.ts'
import { httpSymptoms } from './symptoms/http.ts'
import { keySymptoms } from './symptoms/keys.ts'
import { rpcSymptoms } from './symptoms/rpc.ts'
import { startSymptoms } from './symptoms/start.ts'
import { startValueSymptoms } from './symptoms/start-values.ts'
import { syntaxSymptoms } from './symptoms/syntax.ts'
import { tlsSettingSymptoms } from './symptoms/tls-settings.ts'
import { toolSymptoms } from './symptoms/tools.ts'
import { typeSymptoms } from './symptoms/types.ts'
import { validationSymptoms } from './symptoms/validation.ts'

export interface SymptomGroup {
  readonly title: string
  readonly symptoms: readonly Symptom[]
}

/** Every message that is known, as documentation groups them. */
export const symptomGroups: readonly SymptomGroup[] = [
  { title: 'Names of certificates', symptoms: certificateNameSymptoms },
  { title: 'Trust in certificates', symptoms: certificateTrustSymptoms },
  { title: 'Handshakes', symptoms: handshakeSymptoms },
  { title: 'Certificate and key files', symptoms: certificateFileSymptoms },
  { title: 'Settings of TLS', symptoms: tlsSettingSymptoms },
  { title: 'RPC and Raft', symptoms: rpcSymptoms },
  { title: 'The HTTP API and the command line', symptoms: httpSymptoms },
  { title: 'Gossip encryption', symptoms: gossipSymptoms },
  { title: 'Syntax of configuration files', symptoms: syntaxSymptoms },
  { title: 'Keys of configuration files', symptoms: keySymptoms },
  { title: 'Types of values', symptoms: typeSymptoms },
  { title: 'Values', symptoms: [...validationSymptoms, ...startValueSymptoms] },
  { title: 'Starting an agent', symptoms: startSymptoms },
  { title: 'Servers and clients finding each other', symptoms: clusterSymptoms },
  { title: 'Consul and Vault', symptoms: consulVaultSymptoms },
  { title: 'Other tools', symptoms: toolSymptoms },
  { title: 'What is noticed without a message', symptoms: conditionSymptoms },
]

export const symptoms: readonly Symptom[] = symptomGroups.flatMap((group) => group.symptoms)
