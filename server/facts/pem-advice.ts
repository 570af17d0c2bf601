/** What to do about a file whose contents, in the words of `describeContents`, are not the PEM that Nomad wants. */
export function pemAdvice(contents: string, wanted: 'certificate' | 'key'): string | undefined {
  const found = advice.find(([pattern]) => pattern.test(contents))
  return found?.[1][wanted]
}

/** Whether what is wanted is there after all, in a form that Nomad does not read. */
export function isOtherForm(contents: string, wanted: 'certificate' | 'key'): boolean {
  const same = wanted === 'key' ? /private key/i : /certificate(?! request)/i
  return same.test(contents) || otherForms.has(contents)
}

const otherForms: ReadonlySet<string> = new Set(['a PKCS#12 bundle', 'a PKCS#7 bundle', 'a Java keystore'])

type Advice = Readonly<Partial<Record<'certificate' | 'key', string>>>

const both = (text: string): Advice => ({ certificate: text, key: text })
const convert = (command: string) => `convert it: \`openssl ${command} -in FILE -out NEW\``

const advice: readonly (readonly [RegExp, Advice])[] = [
  [/it has no END line/, both('copy it again, its END line is missing')],
  [/byte order mark/, both('save it without a byte order mark')],
  [/UTF-16/, both('save it as UTF-8, without a byte order mark')],
  [/^a certificate in DER form/, { certificate: convert('x509 -inform der') }],
  [/private key in DER form/, { key: convert('pkey -inform der') }],
  [/PKCS#12/, { certificate: convert('pkcs12 -nokeys'), key: convert('pkcs12 -nocerts -noenc') }],
  [/PKCS#7/, { certificate: convert('pkcs7 -print_certs') }],
  [
    /Java keystore/,
    both(
      'turn it into PKCS#12: `keytool -importkeystore -srckeystore FILE -destkeystore NEW -deststoretype pkcs12`',
    ),
  ],
  [/base64 once more/, both('decode it: `base64 -d FILE > NEW`')],
  [/written as \\n/, both('write it with real line breaks: `printf "%b" "$(cat FILE)" > NEW`')],
  [/Ansible Vault/, both('decrypt it, or have Ansible do so when it copies the file')],
  [/OpenSSH private key/, { key: 'convert a copy of it: `ssh-keygen -p -m pkcs8 -f COPY`' }],
]
