import { describe } from 'vitest'
import { client, judges, server, silentElsewhere } from './judges.ts'

describe('addresses', () => {
  judges([
    ['bind_addr = "0.0.0.0"', undefined],
    ['bind_addr = "::"', undefined],
    ['bind_addr = "nomad.example.com"', undefined],
    ['bind_addr = "{{ GetPrivateIP }}"', undefined],
    ['bind_addr = "10.0.0.1:4646"', /^"10.0.0.1:4646": "10.0.0.1:4646" holds a port/],
    ['bind_addr = "[::1]:4646"', /holds a port/],
    ['bind_addr = "10.0.0.256"', /is no IP address/],
    ['bind_addr = "10.0.0.255"', undefined],
    ['bind_addr = "10.0.0.0/8"', /is no address to listen on/],
    ['bind_addr = "http://10.0.0.1"', /is no address to listen on/],
    ['bind_addr = "10.0.0.1 10.0.0.2"', /more than one address/],
    ['bind_addr = " 10.0.0.1"', /holds a blank/],
    ['addresses { http = "10.0.0.1 10.0.0.2" }', undefined],
    ['addresses { http = "10.0.0.1 10.0.0.2:80" }', /^"10.0.0.1 10.0.0.2:80": "10.0.0.2:80" holds a port/],
    ['bind_addr = "10.0.0.256" addresses { http = "10.0.0.1" }', undefined],
    ['addresses { rpc = "10.0.0.1:4647" }', undefined],
    ['addresses { serf = "10.0.0.1:4648" }', undefined],
    ['advertise { http = "10.0.0.1:4646" }', undefined],
    ['advertise { http = "::1" }', undefined],
    ['advertise { http = "[::1]" }', undefined],
    ['advertise { http = "[::1" }', /is no address/],
    ['advertise { http = "10.0.0.1 10.0.0.2" }', /is more than one address/],
    ['advertise { http = "{{ GetPrivateIP }}:4646" }', undefined],
    ['advertise { rpc = "10.0.0.1:70000" }', undefined],
    ['advertise { serf = "a b" }', undefined],
    ['advertise { rpc = "0.0.0.0" }', undefined],
  ])
  judges(
    [
      ['addresses { rpc = "10.0.0.1:4647" }', /holds a port/],
      ['addresses { serf = "10.0.0.1 10.0.0.2" }', /more than one address/],
      ['advertise { rpc = "10.0.0.1:70000" }', /names a port that does not exist/],
      ['advertise { rpc = "10.0.0.1:65535" }', undefined],
      ['advertise { rpc = "http://10.0.0.1" }', /is no address/],
      ['advertise { serf = "10.0.0.300" }', /is no IP address/],
      ['advertise { serf = "a b" }', /is more than one address/],
      ['advertise { rpc = "0.0.0.0" }', /^"0.0.0.0": "0.0.0.0" is no address that others can connect to/],
      ['advertise { rpc = "0.0.0.0:4647" }', /that others can connect to: Nomad does not start/],
      ['advertise { rpc = "[::ffff:0.0.0.0]:4647" }', /that others can connect to/],
      ['advertise { serf = "0.0.0.0" }', /that others can connect to/],
      ['advertise { rpc = "::" }', /that others can connect to/],
      ['advertise { rpc = "[::]:4647" }', /that others can connect to/],
      ['advertise { rpc = "fe80::" }', undefined],
      ['advertise { rpc = "2001:db8::1" }', undefined],
      ['advertise { rpc = "fe80::1%eth0" }', undefined],
      ['advertise { rpc = "[fe80::1%eth0]:4647" }', undefined],
      ['advertise { rpc = "10.0.0.1:4647:1" }', /is no address/],
      ['advertise { rpc = "https://10.0.0.1:4647" }', /is no address/],
      ['advertise { rpc = "$PRIVATE_IP" }', /is no address/],
      ['advertise { rpc = "nomad-1.example.com" }', undefined],
      ['advertise { rpc = "nomad_1:4647" }', undefined],
      ['advertise { http = "0.0.0.0" }', undefined],
      ['advertise { rpc = "127.0.0.1" }', undefined],
    ],
    (text) => server('') + text,
  )

  const loopback = 'bind_addr = "127.0.0.1"\n'
  judges(
    [
      [loopback, /^"127.0.0.1": "127.0.0.1" is reached from this machine only/],
      ['bind_addr = "localhost"', /this machine only/],
      ['bind_addr = "::1"', /this machine only/],
      ['bind_addr = "10.0.0.1"', undefined],
      ['bind_addr = "::ffff:127.0.0.1"', /^"::ffff:127.0.0.1": .* is reached from this machine only/],
      ['addresses { rpc = "127.0.0.1" }', /this machine only/],
      ['addresses { serf = "127.0.0.1" }', undefined],
      [`${loopback}advertise { http = "10.0.0.1" }`, /this machine only/],
      [`${loopback}advertise { http = "10.0.0.1" rpc = "10.0.0.1" }`, undefined],
      [`${loopback}advertise { http = "\${ip}" rpc = "\${ip}" }`, undefined],
    ],
    (text) => client('') + text,
  )
  judges(
    [
      [`${loopback}advertise { http = "10.0.0.1" rpc = "10.0.0.1" }`, /this machine only/],
      [`${loopback}advertise { http = "a" rpc = "a" serf = "a" }`, undefined],
    ],
    (text) => server('') + text,
  )
  judges([[loopback, undefined]])
})

describe('URLs', () => {
  judges(
    [
      ['oidc_issuer = "https://nomad.example.com/a?b=%#c"', undefined],
      ['oidc_issuer = "http://nomad"', undefined],
      ['oidc_issuer = "nomad"', undefined],
      ['oidc_issuer = "localhost:4646"', undefined],
      ['oidc_issuer = "https://[::1]:4646"', undefined],
      ['oidc_issuer = "127.0.0.1:4646"', /has no scheme/],
      ['oidc_issuer = ":nomad"', /has nothing before its first `:`/],
      ['oidc_issuer = "https://a:secret@no mad"', /: The issuer is no URL/],
      ['oidc_issuer = "https://nomad:port"', /has no number for a port/],
      ['oidc_issuer = "https://nomad/%zz"', /holds a `%`/],
      ['oidc_issuer = "https://no mad"', /a character that no name has/],
      ['oidc_issuer = "https://[::1"', /opens a `\[` that is not closed/],
      ['oidc_issuer = "https://nomad\\n"', /holds a control character/],
    ],
    server,
  )
  silentElsewhere(['oidc_issuer = ":"'], client, 'server')
  judges([
    ['consul { address = "127.0.0.1:8500" }', undefined],
    ['consul { address = "https://consul:8501" }', undefined],
    ['consul { address = "http://consul:8500" }', undefined],
    ['consul { address = "unix:///consul.sock" }', undefined],
    ['consul { address = "{{ GetPrivateIP }}:8500" }', undefined],
    [
      'consul { address = "tcp://user:secret@consul" }',
      /^"tcp:.*: Consul has no "tcp:\/\/": Nomad does not start.$/,
    ],
    ['consul { name = "a" address = "htp://consul" }', /Consul has no "htp:/],
    ['consul { address = "a:secret@http://consul" }', /: Consul has no such protocol: Nomad/],
  ])
  judges(
    [
      ['vault { enabled = true address = "https://vault:8200" }', undefined],
      [
        'vault { enabled = true address = "127.0.0.1:8200" }',
        /The address of Vault is no URL, it has no scheme/,
      ],
      ['vault { address = "127.0.0.1:8200" }', undefined],
    ],
    (text) => client('') + text,
  )
  judges([['vault { enabled = true address = "127.0.0.1:8200" }', undefined]], (text) => server('') + text)
})
