import { toBigInt } from './elliptic-curve.ts'

/**
 * Whether the numbers of a PKCS#1 key belong together, in the order of the file: Go refuses a key where they do not
 * (crypto/internal/fips140/rsa, checkPrivateKey). The last three may be left out.
 */
export function isSoundRsaKey(numbers: readonly Uint8Array[]): boolean {
  const [n = 0n, e = 0n, d = 0n, p = 0n, q = 0n, dP, dQ, qInverse] = numbers.map(toBigInt)
  if (n % 2n === 0n || e < 3n || e % 2n === 0n || e >= 2n ** 31n || d === 0n) return false
  if (p < 3n || q < 3n || p * q !== n) return false
  if (!inverts(d, e, p - 1n) || !inverts(d, e, q - 1n)) return false
  if (dP === undefined || dQ === undefined || qInverse === undefined) return true
  return dP === d % (p - 1n) && dQ === d % (q - 1n) && (qInverse * q) % p === 1n
}

function inverts(a: bigint, b: bigint, modulus: bigint): boolean {
  return (a * b) % modulus === 1n
}
