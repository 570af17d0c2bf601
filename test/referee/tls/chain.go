package main

import (
	"crypto/x509"
	"encoding/pem"
	"errors"
	"strings"
)

// chainVerdicts is crypto/x509 alone: what each usage and name comes to for the first certificate of cert_file.
func chainVerdicts(r *request) map[string]*refusal {
	var chain [][]byte
	for rest := r.Certificate; ; {
		var block *pem.Block
		if block, rest = pem.Decode(rest); block == nil {
			break
		}
		if block.Type == "CERTIFICATE" {
			chain = append(chain, block.Bytes)
		}
	}
	pool, err := r.pool()
	if len(chain) == 0 || r.CA == nil || err != nil {
		return nil
	}
	leaf, err := x509.ParseCertificate(chain[0])
	if err != nil {
		return nil
	}
	intermediates := x509.NewCertPool()
	for _, der := range chain[1:] {
		if certificate, err := x509.ParseCertificate(der); err == nil {
			intermediates.AddCert(certificate)
		}
	}
	verify := func(usage x509.ExtKeyUsage, name string) *refusal {
		_, err := leaf.Verify(x509.VerifyOptions{
			Roots: pool, Intermediates: intermediates, CurrentTime: r.Now, DNSName: name, KeyUsages: []x509.ExtKeyUsage{usage},
		})
		return classify(err)
	}
	return map[string]*refusal{
		"serverAuth": verify(x509.ExtKeyUsageServerAuth, ""),
		"clientAuth": verify(x509.ExtKeyUsageClientAuth, ""),
		"serverAuth server." + r.Region + ".nomad": verify(x509.ExtKeyUsageServerAuth, "server."+r.Region+".nomad"),
		"serverAuth client." + r.Region + ".nomad": verify(x509.ExtKeyUsageServerAuth, "client."+r.Region+".nomad"),
	}
}

// classify sorts an error into the classes of our verdicts.
func classify(err error) *refusal {
	if err == nil {
		return nil
	}
	return &refusal{classOf(err), err.Error()}
}

func classOf(err error) string {
	var invalid x509.CertificateInvalidError
	var metrics *metricsError
	switch {
	case errors.As(err, &metrics):
		if metrics.ca {
			return "unreadable-ca"
		}
		return "unreadable-certificate"
	case errors.As(err, &invalid):
		switch invalid.Reason {
		case x509.Expired:
			return "dates"
		case x509.NotAuthorizedToSign:
			return "not-a-ca"
		case x509.TooManyIntermediates:
			return "path-length"
		case x509.IncompatibleUsage:
			return "usage"
		case x509.CANotAuthorizedForThisName:
			return "name-constraints"
		}
	case errors.As(err, &x509.UnknownAuthorityError{}):
		return "unknown-authority"
	case errors.As(err, &x509.HostnameError{}):
		return "host-name"
	case errors.As(err, &x509.UnhandledCriticalExtension{}):
		return "critical-extension"
	}
	return classOfText(err.Error())
}

// texts are beginnings or parts of what Nomad and crypto/tls print.
var texts = []struct{ part, class string }{
	{"no CA certificate provided", "file-not-set"},
	{"no Cert/Key pair provided", "file-not-set"},
	{"open : no such file", "file-not-set"},
	{"Failed to parse any valid certificates", "unreadable-ca"},
	{"unsupported TLS cipher", "unknown-suite"},
	{"unsupported TLS version", "unknown-version"},
	{"Unsupported signature algorithm", "key-type"},
	{"cipher suites don't support", "no-suite-for-key"},
	{"private key does not match", "key-mismatch"},
	{"private key type does not match", "key-mismatch"},
	{"in key input", "unreadable-key"},
	{"in the PEM for the private key", "unreadable-key"},
	{"failed to parse private key", "unreadable-key"},
	{"unknown private key type", "unreadable-key"},
	{"certificate input", "unreadable-certificate"},
	{"unknown public key algorithm", "unreadable-certificate"},
	{"failed to parse certificate from server", "unreadable-chain"},
	{"failed to parse client certificate", "unreadable-chain"},
	{"RSA key larger than", "key-size"},
	{"keys are insecure", "key-size"},
	{"peer doesn't support any of the certificate's signature algorithms", "key-size"},
	{"unsupported certificate curve", "key-size"},
	{"no certificates configured", "no-certificate"},
	{"client didn't provide a certificate", "no-certificate"},
	{"missing certificate information", "no-certificate"},
	{"invalid role or region", "role-or-region"},
	{"invalid certificate: ", "exact-name"},
}

func classOfText(text string) string {
	for _, entry := range texts {
		if strings.Contains(text, entry.part) {
			return entry.class
		}
	}
	if strings.Contains(text, "x509: ") {
		return "unreadable-certificate"
	}
	return "?"
}
