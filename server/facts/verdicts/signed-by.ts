import { type Known, known } from '../../host.ts'
import type { Certificate } from '../certificate.ts'
import { ecKey, ed25519Key, rsaKey } from '../public-key.ts'
import { verifySignature } from '../signature.ts'
import type { Link } from './link.ts'

/** Why a signature counts for nothing, in words; `''` where it counts. */
export type SignatureFault = string

/**
 * What Go finds wrong with a signature (crypto/x509/x509.go, CheckSignatureFrom): the signer has to be a CA of the right
 * usage, except that one of version 1 or 2 says nothing about that and is taken, and the algorithm one that Go trusts.
 */
export async function signatureFault(child: Link, signer: Link): Promise<Known<SignatureFault>> {
  const fault = signerFault(signer.certificate) ?? algorithmFault(child, signer) ?? keyFault(signer)
  if (fault !== undefined) return known(fault)
  const verified = await verifySignature(child.parts, signer.parts.publicKey)
  if (!verified.known) return verified
  return known(verified.value ? '' : notSigned(signer))
}

/** Why a certificate may not sign others, in words; undefined where it may. */
export function signerFault(certificate: Certificate): SignatureFault | undefined {
  const { label, hasBasicConstraints, isCa, version, keyUsages } = certificate
  const saysNo = hasBasicConstraints ? !isCa : version === 3
  if (saysNo) return `${label} is no CA by its basic constraints`
  // An extension without any bit is to Go as if it were not there.
  const mayNotSign = keyUsages !== undefined && keyUsages.length > 0 && !keyUsages.includes('keyCertSign')
  return mayNotSign ? `${label} may not sign certificates by its key usage` : undefined
}

/** By the names of signature.ts: all that Go trusts. MD5, SHA-1 and DSA are not among them. */
const trusted = /^(?:sha(?:256|384|512)-(?:rsa|rsa-pss|ecdsa)|ed25519)$/

function algorithmFault(
  { certificate: { signature, label } }: Link,
  signer: Link,
): SignatureFault | undefined {
  if (!trusted.test(signature)) return `${label} is signed with ${signature}, which Go does not accept`
  const other = signature === 'ed25519' && signer.parts.publicKey.algorithm !== ed25519Key
  return other ? notSigned(signer) : undefined
}

/** Go 1.24 and newer do not work with shorter RSA keys. */
const shortestRsa = 1024

function keyFault({ certificate: { keyBits = 0, label }, parts }: Link): SignatureFault | undefined {
  const { algorithm } = parts.publicKey
  if (algorithm === rsaKey && keyBits < shortestRsa) return `${label} has an RSA key of ${keyBits} bits`
  return [rsaKey, ecKey, ed25519Key].includes(algorithm) ? undefined : `${label} has a key of an unknown kind`
}

function notSigned({ certificate: { label } }: Link): SignatureFault {
  return `${label} has the name of the issuer, but did not sign it`
}
