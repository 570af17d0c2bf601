package main

import (
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"strings"
)

// What Nomad makes of a tls block: facts of helper/tlsutil/config.go and
// nomad/structs/config/tls.go, in code of our own.

var tlsVersions = map[string]uint16{
	"": tls.VersionTLS12, "tls10": tls.VersionTLS10, "tls11": tls.VersionTLS11, "tls12": tls.VersionTLS12,
}

var goSuites = func() map[string]uint16 {
	known := map[string]uint16{}
	for _, suite := range append(tls.CipherSuites(), tls.InsecureCipherSuites()...) {
		// Nomad's names for ChaCha20 lack the hash.
		name := strings.Replace(suite.Name, "POLY1305_SHA256", "POLY1305", 1)
		withKey := strings.HasPrefix(name, "TLS_ECDHE_") || strings.HasPrefix(name, "TLS_RSA_")
		modern := strings.Contains(name, "GCM") || strings.Contains(name, "POLY1305") || strings.Contains(name, "AES") && strings.HasSuffix(name, "CBC_SHA")
		if withKey && modern {
			known[name] = suite.ID
		}
	}
	return known
}()

// cbcSHA256 are the suites that were taken out in 1.8.2, 1.7.10 and 1.6.13.
var cbcSHA256 = map[string]uint16{
	"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256":   tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
	"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256": tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
	"TLS_RSA_WITH_AES_128_CBC_SHA256":         tls.TLS_RSA_WITH_AES_128_CBC_SHA256,
}

func (r *request) reached(major, minor, patch int) bool {
	wanted := [3]int{major, minor, patch}
	for i := range wanted {
		if r.Version[i] != wanted[i] {
			return r.Version[i] > wanted[i]
		}
	}
	return true
}

// dropped tells whether the version is one without the CBC_SHA256 suites.
func (r *request) dropped() bool {
	switch {
	case r.Version[0] == 1 && r.Version[1] == 6:
		return r.reached(1, 6, 13)
	case r.Version[0] == 1 && r.Version[1] == 7:
		return r.reached(1, 7, 10)
	}
	return r.reached(1, 8, 2)
}

// newSettings is what Nomad reads before it opens any file but the key pair.
func (r *request) newSettings() (suites []uint16, minVersion uint16, err error) {
	if suites, err = r.parseSuites(); err != nil {
		return nil, 0, err
	}
	minVersion, known := tlsVersions[r.MinVersion]
	if !known && r.MinVersion == "tls13" && r.reached(1, 8, 3) {
		minVersion, known = tls.VersionTLS13, true
	}
	if !known {
		return nil, 0, fmt.Errorf("unsupported TLS version %q", r.MinVersion)
	}
	return suites, minVersion, nil
}

// parseSuites compares the suites with the type of the private key, where the pair loads; else it returns none.
func (r *request) parseSuites() ([]uint16, error) {
	names := strings.Split(r.CipherSuites, ",")
	if strings.TrimSpace(r.CipherSuites) == "" {
		names = []string{"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"}
	}
	var ids []uint16
	for _, name := range names {
		id, known := goSuites[name]
		if old, was := cbcSHA256[name]; was {
			id, known = old, !r.dropped()
		}
		if !known {
			return nil, fmt.Errorf("unsupported TLS cipher %q", name)
		}
		ids = append(ids, id)
	}
	pair, err := r.loadPair()
	if err != nil || pair == nil {
		return []uint16{}, nil
	}
	var wanted string
	switch key := pair.PrivateKey.(type) {
	case *rsa.PrivateKey:
		wanted = "RSA"
	case *ecdsa.PrivateKey:
		wanted = "ECDSA"
	default:
		return nil, fmt.Errorf("Unsupported signature algorithm %T; RSA and ECDSA only are supported.", key)
	}
	for _, name := range names {
		if strings.Contains(name, "_ECDSA_") == (wanted == "ECDSA") {
			return ids, nil
		}
	}
	return nil, fmt.Errorf("Specified cipher suites don't support the certificate signature algorithm %s", wanted)
}

// loadPair is nil without an error where either file is not set.
func (r *request) loadPair() (*tls.Certificate, error) {
	if r.Certificate == nil || r.Key == nil {
		return nil, nil
	}
	pair, err := tls.X509KeyPair(r.Certificate, r.Key)
	if err != nil {
		return nil, fmt.Errorf("Failed to load cert/key pair: %w", err)
	}
	return &pair, nil
}

var errParseCA = errors.New("Failed to parse any valid certificates in CA file")

func (r *request) pool() (*x509.CertPool, error) {
	pool := x509.NewCertPool()
	if r.CA != nil && !pool.AppendCertsFromPEM(r.CA) {
		return nil, errParseCA
	}
	return pool, nil
}

var (
	errNoCA   = errors.New("VerifyOutgoing set, and no CA certificate provided!")
	errNoPair = errors.New("VerifyIncoming set, and no Cert/Key pair provided!")
)

// outgoing is the client's side of RPC. Without host names to verify, Go is told to verify nothing: see dial.
func (r *request) outgoing(suites []uint16, minVersion uint16) (*tls.Config, error) {
	if r.CA == nil {
		return nil, errNoCA
	}
	pool, err := r.pool()
	if err != nil {
		return nil, err
	}
	pair, err := r.loadPair()
	if err != nil {
		return nil, err
	}
	config := &tls.Config{
		RootCAs:            pool,
		InsecureSkipVerify: !r.VerifyServerHostname,
		CipherSuites:       suites,
		MinVersion:         minVersion,
		Time:               r.time,
	}
	if pair != nil {
		config.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return pair, nil }
	}
	return config, nil
}

// incoming is the server's side, of RPC and of HTTPS.
func (r *request) incoming(suites []uint16, minVersion uint16, verify bool) (*tls.Config, error) {
	pool, err := r.pool()
	if err != nil {
		return nil, err
	}
	pair, err := r.loadPair()
	if err != nil {
		return nil, err
	}
	config := &tls.Config{ClientCAs: pool, CipherSuites: suites, MinVersion: minVersion, Time: r.time}
	if pair != nil {
		config.GetCertificate = func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return pair, nil }
	}
	if verify {
		config.ClientAuth = tls.RequireAndVerifyClientCert
		if r.CA == nil {
			return nil, errNoCA
		}
		if pair == nil {
			return nil, errNoPair
		}
	}
	return config, nil
}
