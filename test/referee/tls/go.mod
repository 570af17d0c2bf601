// A module of its own: the version sets how strict Go's TLS is, and older ones take what Nomad's Go refuses.
module nomadlint/referee/tls

go 1.24
