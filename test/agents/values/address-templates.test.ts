import { describe, expect, it } from 'vitest'
import { addressTemplateFault } from '../../../server/agents/values/address-templates.ts'
import { textOf } from '../../../server/text/source.ts'
import { type Advice, advises, client, judges, server, stops, valueProblemsOf } from './judges.ts'

const proper = String.raw`write one such as "{{ GetPrivateIP }}" or "{{ GetInterfaceIP \"eth0\" }}"`
const noFunction = `is no function of templates for addresses: ${stops}`
const unquoted = `stands without quotes, and is taken for a function that is none: ${stops}`
const bare = String.raw`write ${'`'}\"eth0\"${'`'}`

describe('a template for an address', () => {
  it.each([
    '',
    '10.0.0.1',
    '{{ GetPrivateIP }}',
    '{{GetPrivateIP}}:4646',
    '{{- GetPrivateIP -}}',
    '{{ GetInterfaceIP "eth0" }}',
    '{{ GetInterfaceIP `eth0` }} {{ GetInterfaceIP "a}}b" }}',
    '{{ GetInterfaceIP ("eth" | printf "%s%d" 0) }}',
    '{{ GetAllInterfaces | include "network" "10.0.0.0/8" | exclude "flags" "down" | sort "-size" | limit 1 | offset -1 | unique "name" | attr "address" }}',
    '{{ GetPrivateInterfaces | join "address" " " }}',
    '{{ GetPrivateInterfaces | math "network" "+5" | attr "address" }}',
    '{{ with $x := GetAllInterfaces }}{{ $x | attr "address" }}{{ else }}{{ . }}{{ end }}',
    '{{ if and true (not false) }}{{ GetPrivateIP }}{{ end }}',
    '{{/* GetPrivateIp */}}10.0.0.1',
    `{{ index GetAllInterfaces 'a' }}`,
  ])('%s: Nomad works it out', (text) => {
    expect(addressTemplateFault(text)).toBeUndefined()
  })

  it.each([
    [
      '{{ GetInterfaceIP "eth0" }',
      '{{ GetInterfaceIP "eth0" }',
      'is a template for an address that does not end',
    ],
    ['{{ GetPrivateIP', '{{ GetPrivateIP', 'is a template for an address that does not end'],
    ['{{ GetInterfaceIP "eth0 }}', '"eth0 }}', 'begins with a quote that is not closed'],
    ['{{ GetPrivateIP; }}', ';', 'has no place in a template for an address'],
    ['{{ GetInterfaceIP }}', '{{ GetInterfaceIP }}', 'does not say of which interface'],
    ['{{ GetPrivateIP "eth0" }}', '{{ GetPrivateIP "eth0" }}', 'calls a function with more than it takes'],
    [
      '{{ GetInterfaceIP br-lan.1 }}',
      'br-lan.1',
      'stands without quotes, and is taken for a function that is none',
    ],
    ['{{ GetPrivateIP }}{{ GetPublicIp }}', 'GetPublicIp', 'is no function of templates for addresses'],
    ['{{ GetPrivateIP | nothing }}', 'nothing', 'is no function of templates for addresses'],
    ['{{ GetPrivateIP | attr (getPublicIPs) }}', 'getPublicIPs', 'is no function of templates for addresses'],
  ])('%s: Nomad refuses %s', (text, part, what) => {
    const { index, length, ...fault } = addressTemplateFault(text) ?? { index: 0, length: 0 }
    expect(text.slice(index, index + length)).toBe(part)
    expect(fault).toMatchObject({ what })
  })
})

const rows: readonly Advice[] = [
  [
    String.raw`bind_addr = "{{ GetInterfaceIP \"eth0\" }"`,
    String.raw`"{{ GetInterfaceIP \"eth0\" }": "{{ GetInterfaceIP \"eth0\" }" is a template for an address that does not end: ${stops}`,
    'write `}}` at its end',
  ],
  ['bind_addr = "{{GetInterfaceIP eth0}}"', `eth0: "eth0" ${unquoted}`, bare],
  [
    `bind_addr = "{{ GetInterfaceIP 'eth0' }}"`,
    `'eth0': "'eth0'" stands in single quotes, which are for one character: ${stops}`,
    bare,
  ],
  [
    'bind_addr = "{{ GetPrivateIp }}"',
    `GetPrivateIp: "GetPrivateIp" ${noFunction}`,
    'did you mean "GetPrivateIP"?',
  ],
  [
    String.raw`addresses { http = "{{ GetPrivateIP | atr \"address\" }}" }`,
    `atr: "atr" ${noFunction}`,
    'did you mean "attr"?',
  ],
  [
    String.raw`advertise { rpc = "{{ GetInterfaceIp \"eth0\" }}" }`,
    `GetInterfaceIp: "GetInterfaceIp" ${noFunction}`,
    'did you mean "GetInterfaceIP"?',
  ],
  ['addresses { rpc = "{{ GetPrivateIP | first }}" }', `first: "first" ${noFunction}`, proper],
  ['bind_addr = "{{ GetPrivateIP! }}"', `!: "!" has no place in a template for an address: ${stops}`, proper],
  [
    'bind_addr = "{{ GetInterfaceIP }}"',
    `{{ GetInterfaceIP }}: "{{ GetInterfaceIP }}" does not say of which interface: ${stops}`,
    String.raw`write its name: ${'`'}\"eth0\"${'`'}`,
  ],
  [
    'bind_addr = "{{ GetPublicIP `eth0` }}"',
    `{{ GetPublicIP \`eth0\` }}: "{{ GetPublicIP \`eth0\` }}" calls a function with more than it takes: ${stops}`,
    'for one interface there is `GetInterfaceIP`',
  ],
]

advises(rows)

const misspelt = 'GetPrivateIp'

describe('templates in other settings, of other roles, and of other tools', () => {
  judges([
    [`advertise { serf = "{{ ${misspelt} }}" }`, undefined],
    [`${server('')}advertise { serf = "{{ ${misspelt} }}" }`, /no function/],
    [client(`network_interface = "{{ ${misspelt} }}"`), /no function/],
    [`client { network_interface = "{{ ${misspelt} }}" }`, undefined],
    ['bind_addr = "{{ env \\"X\\" }}"', undefined],
    ['bind_addr = "{{ .Values.x }}"', undefined],
    ['bind_addr = "{{ private_ip }}"', undefined],
    ['bind_addr = "{{ get_private_ip }}"', undefined],
    ['bind_addr = "{{ getprivateip }}"', undefined],
    ['bind_addr = "{{ GetSomething }}"', undefined],
    [`bind_addr = "{{ ${misspelt} }}{{ suffix }}"`, undefined],
    ['bind_addr = "{{ getPrivateIP }}"', /no function/],
    ['bind_addr = "{{ GetPrivatIP }}"', /no function/],
  ])
})

it.each([
  ['{{ GetPrivateIp }}', { text: 'GetPrivateIP', certain: true }],
  ['{{ GetPrivatIP }}', { text: 'GetPrivateIP', certain: false }],
  ['{{ GetInterfaceIp `eth0` }}', { text: 'GetInterfaceIP', certain: true }],
  ['{{ GetPrivateIP | nothing }}', undefined],
])('%s is put right where it is wrong', (text, correction) => {
  const [found] = valueProblemsOf(`bind_addr = "${text}"`)
  expect(found?.correction).toEqual(correction)
})

it('a word that stands there twice, between escaped quotes, is not put right', () => {
  const text = String.raw`"{{ GetPrivateIp | attr \"a\" }}{{ GetPrivateIp }}"`
  const [found] = valueProblemsOf(`bind_addr = ${text}`)
  expect(found && textOf(found.at.at.source, found.at.at.span)).toBe(text)
  expect(found?.correction).toBeUndefined()
})
