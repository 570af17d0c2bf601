import type { Symptom } from '../symptom.ts'

const goNames = 'Go, crypto/x509/verify.go: HostnameError'

export const certificateNameSymptoms: readonly Symptom[] = [
  {
    id: 'certificate-for-another-server-name',
    messages: [
      'x509: certificate is valid for {names*}, not server.{region}.nomad',
      'x509: certificate is not valid for any names, but wanted to match server.{region}.nomad',
      'x509: certificate is valid for {count} names, but none matched server.{region}.nomad',
    ],
    told: [
      'The certificate is for {names}; server.{region}.nomad was wanted.',
      'The certificate is for none of the names wanted: server.{region}.nomad.',
    ],
    cause:
      'Whoever connected expects a server of that region, and the other side showed a certificate that lacks its name. It is a client or a CLI certificate, one of another region, or one with a domain of its own: the name always ends in .nomad.',
    remedy:
      'Issue the certificate of every server for server.<region>.nomad, where <region> is the `region` that the agent is configured with: nomad tls cert create -server -region <region>.',
    rules: [
      'certificate/role-mismatch',
      'certificate/region-mismatch',
      'certificate/custom-domain',
      'certificate/name-only-in-common-name',
      'certificate/cli-certificate',
      'certificate/chain-order',
      'hardening/region-implicit',
    ],
    sources: [
      goNames,
      'helper/tlsutil/config.go: OutgoingTLSWrapper',
      'https://github.com/hashicorp/nomad/issues/2539',
    ],
  },
  {
    id: 'certificate-for-another-client-name',
    messages: [
      'x509: certificate is valid for {names*}, not client.{region}.nomad',
      'x509: certificate is not valid for any names, but wanted to match client.{region}.nomad',
      'x509: certificate is valid for {count} names, but none matched client.{region}.nomad',
    ],
    told: [
      'The certificate is for {names}; client.{region}.nomad was wanted.',
      'The certificate is for none of the names wanted: client.{region}.nomad.',
    ],
    cause:
      "The HTTPS API of a client node was asked for, by another client that fetches a disk, by the CLI or by a tool with Nomad's API library, and the node showed a certificate without its own name: that of a server (an agent that is both, mostly), or of another region. Some tools take the region for global unless they are told.",
    remedy:
      'Give the node a certificate for client.<region>.nomad; one agent that is server and client needs both names in one certificate. Where only a tool is wrong, tell it the region (NOMAD_REGION) or the name (NOMAD_TLS_SERVER_NAME).',
    rules: [
      'certificate/combined-agent-names',
      'certificate/role-mismatch',
      'certificate/region-mismatch',
      'certificate/server-name-on-client',
      'hardening/region-implicit',
    ],
    sources: [
      goNames,
      'https://github.com/hashicorp/nomad/issues/5792',
      'https://github.com/jippi/hashi-ui/issues/320',
    ],
  },
  {
    id: 'certificate-for-empty-region',
    messages: [
      'x509: certificate is valid for {names*}, not client..nomad',
      'x509: certificate is valid for {names*}, not server..nomad',
      'not client..nomad',
    ],
    told: ['The certificate is for {names}; the name wanted has an empty region.'],
    cause:
      'The program that connects does not know the region: an old release, or a tool that was told none.',
    remedy:
      'Write `region` into the configuration of every agent, set NOMAD_REGION for tools, and update them.',
    rules: ['hardening/region-implicit'],
    sources: [goNames, 'https://github.com/hashicorp/nomad/issues/3126'],
  },
  {
    id: 'certificate-lacks-address',
    messages: [
      "x509: cannot validate certificate for {address} because it doesn't contain any IP SANs",
      'x509: certificate is valid for {names*}, not {address:ip}',
      'x509: certificate is valid for {count} IP SANs, but none matched {address}',
    ],
    told: [
      'The certificate is for {names}; {address} was connected to.',
      'The certificate is for no IP address; {address} was connected to.',
    ],
    cause:
      'Someone connected by that address, and the certificate does not have it: NOMAD_ADDR names it, or `advertise.http` does, which is what other agents and the CLI use to reach this one.',
    remedy:
      'Add the address to the certificate (nomad tls cert create -additional-ipaddress ADDRESS), or say which name it has: NOMAD_TLS_SERVER_NAME=server.<region>.nomad, or -tls-server-name.',
    rules: ['certificate/advertise-not-covered', 'certificate/missing-localhost'],
    sources: [
      goNames,
      'https://github.com/hashicorp/nomad/issues/2290',
      'https://github.com/hashicorp/nomad/issues/3013',
    ],
  },
  {
    id: 'certificate-lacks-host-name',
    messages: [
      'x509: certificate is valid for {names*}, not {host}',
      'x509: certificate is not valid for any names, but wanted to match {host}',
      'x509: certificate is valid for {count} names, but none matched {host}',
    ],
    told: [
      'The certificate is for {names}; {host} was wanted.',
      'The certificate is for no name at all; {host} was wanted.',
    ],
    cause:
      'Someone connected by that name, and the certificate does not have it. Agents have role names such as server.global.nomad, not host names; what names the host is NOMAD_ADDR, a proxy, a load balancer or `advertise.http`.',
    remedy:
      'Add the host name to the certificate (nomad tls cert create -additional-dnsname NAME), or say which name it has: NOMAD_TLS_SERVER_NAME=server.<region>.nomad, or -tls-server-name.',
    rules: [
      'certificate/advertise-not-covered',
      'certificate/missing-localhost',
      'certificate/role-mismatch',
      'certificate/custom-domain',
    ],
    sources: [goNames, 'https://github.com/hashicorp/nomad/issues/7529'],
  },
  {
    id: 'certificate-name-only-in-common-name',
    messages: ['x509: certificate relies on legacy Common Name field'],
    cause:
      'The name stands only in the common name of the certificate. Go has not looked there since 1.15: what connects reads subject alternative names only.',
    remedy: 'Issue it again with its name as a subject alternative name, as nomad tls cert create does.',
    rules: ['certificate/name-only-in-common-name'],
    sources: [goNames, 'https://go.dev/doc/go1.15#commonname'],
  },
  {
    id: 'certificate-wrong-role-or-region',
    messages: ['invalid role or region for certificate'],
    cause:
      'A server refused a certificate of its own CA because of its names: neither client.<this region>.nomad nor the name of a server is among them. The log line before or after names the address that it came from.',
    remedy:
      'Issue the agent at that address a certificate for client.<region>.nomad or server.<region>.nomad with the region that it is configured with: nomad tls cert create -client -region <region>.',
    rules: [
      'certificate/role-mismatch',
      'certificate/region-mismatch',
      'certificate/custom-domain',
      'certificate/cli-certificate',
      'certificate/wildcard-name',
      'certificate/name-case',
    ],
    sources: ['nomad/server.go: rpcNameAndRegionValidator', 'https://github.com/hashicorp/nomad/issues/7003'],
  },
  {
    id: 'raft-certificate-not-a-server',
    messages: [
      'unauthorized raft connection from {address:peer}: request certificate is only valid for {names*}: invalid certificate, {common} not in {wanted}',
      'unauthorized raft connection from {address:peer}: request certificate is only valid for {names*}: ',
      'unauthorized raft connection from {address:peer}',
      'unauthorized raft connection',
    ],
    told: ['The server at {address} has a certificate for {names}.', 'The connection came from {address}.'],
    cause:
      'A server was refused by another one: its certificate lacks server.<region>.nomad, letter by letter. A wildcard such as *.global.nomad passes the handshake and fails here; so does another case. Without Raft there is no leader.',
    remedy:
      'Issue the certificate of every server for exactly server.<region>.nomad: nomad tls cert create -server -region <region>.',
    rules: [
      'certificate/wildcard-name',
      'certificate/role-mismatch',
      'certificate/region-mismatch',
      'certificate/name-case',
    ],
    sources: ['nomad/rpc.go: validateRaftTLS', 'https://github.com/hashicorp/nomad/issues/11084'],
  },
  {
    id: 'rpc-certificate-not-expected',
    messages: [
      'invalid certificate: {names*} not in expected {wanted*}',
      'invalid certificate, {names*} not in {wanted*}',
      'certificate name does not match role',
    ],
    told: ['The certificate is for {names}; one of {wanted} was wanted.'],
    cause:
      'Only a server may ask that, or only an agent of this region, and the certificate of who asked says that it is neither: a server that was given the certificate of a client, a wildcard, or another region.',
    remedy:
      'Give the agent that asked the certificate of its role and region; a wildcard does not do, the comparison is exact.',
    rules: [
      'certificate/role-mismatch',
      'certificate/region-mismatch',
      'certificate/wildcard-name',
      'certificate/name-case',
      'certificate/cli-certificate',
    ],
    sources: ['nomad/auth/auth.go: validateCertificateForNames', 'nomad/rpc.go'],
  },
  {
    id: 'rpc-permission-denied-by-certificate',
    messages: [
      'failed to dequeue evaluation: {_*}Permission denied',
      'failed to dequeue evaluation" error="rpc error: Permission denied',
    ],
    cause:
      'A server was refused by the leader. Since 1.7 the certificate of who calls decides: this server runs with that of a client (client.<region>.nomad), which went unnoticed as long as nothing looked at it. 1.7.0 and 1.7.1 looked at it even without `verify_server_hostname`.',
    remedy: 'Give the server a certificate for server.<region>.nomad.',
    rules: ['certificate/role-mismatch', 'certificate/region-mismatch', 'certificate/cli-certificate'],
    sources: [
      'https://github.com/hashicorp/nomad/issues/19405',
      'https://github.com/hashicorp/nomad/pull/19425',
    ],
  },
]
