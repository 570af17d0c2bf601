package main

import (
	"crypto/dsa"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"fmt"
)

// readKey says which type of private key Go's crypto/tls takes the bytes for
// (crypto/tls/tls.go, parsePrivateKey), or why it takes them for none.
func readKey(der []byte) (string, error) {
	if _, err := x509.ParsePKCS1PrivateKey(der); err == nil {
		return "rsa", nil
	}
	if key, err := x509.ParsePKCS8PrivateKey(der); err == nil {
		switch key.(type) {
		case *rsa.PrivateKey:
			return "rsa", nil
		case *ecdsa.PrivateKey:
			return "ecdsa", nil
		case ed25519.PrivateKey:
			return "ed25519", nil
		case *dsa.PrivateKey:
			return "dsa", nil
		}
		return "other", nil
	}
	if _, err := x509.ParseECPrivateKey(der); err == nil {
		return "ecdsa", nil
	}
	return "", fmt.Errorf("failed to parse private key")
}
