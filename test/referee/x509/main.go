// Command x509 answers what Go's crypto/x509 reads in certificates, so that our
// reader can be compared with it: one certificate a line on stdin, in base64, or a
// private key behind `key `; one JSON answer a line on stdout, after one with the
// version of Go.
//
//go:debug x509negativeserial=0
//go:debug urlstrictcolons=1
//go:debug x509rsacrt=1
package main

import (
	"bufio"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"runtime"
	"strings"
)

// answer is the certificate, in our words for its fields, or why it is none.
type answer struct {
	Error string `json:"error,omitempty"`

	CommonName string `json:"commonName"`
	Serial     string `json:"serial"`
	NotBefore  int64  `json:"notBefore"`
	NotAfter   int64  `json:"notAfter"`
	Version    int    `json:"version"`
	KeyType    string `json:"keyType"`

	DNSNames  []string `json:"dnsNames"`
	IPs       []string `json:"ipAddresses"`
	Emails    []string `json:"emailAddresses"`
	URIs      int      `json:"uris"`
	Usages    int      `json:"keyUsages"`
	Extended  int      `json:"extendedKeyUsages"`
	IsCA      bool     `json:"isCa"`
	HasBasic  bool     `json:"hasBasicConstraints"`
	Path      int      `json:"pathLength"`
	Permitted []string `json:"permitted"`
	Excluded  []string `json:"excluded"`
	Unhandled []string `json:"unhandledCritical"`
}

func main() {
	reader := bufio.NewReaderSize(os.Stdin, 1<<20)
	encoder := json.NewEncoder(os.Stdout)
	fmt.Println(runtime.Version())
	for {
		line, err := reader.ReadString('\n')
		if err != nil {
			return
		}
		isKey := strings.HasPrefix(line, "key ")
		text := strings.TrimPrefix(line[:len(line)-1], "key ")
		der, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			fmt.Fprintln(os.Stderr, "x509 referee: bad request:", err)
			os.Exit(1)
		}
		if err := encoder.Encode(answerFor(der, isKey)); err != nil {
			os.Exit(1)
		}
	}
}

func answerFor(der []byte, isKey bool) answer {
	if !isKey {
		return read(der)
	}
	kind, err := readKey(der)
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{KeyType: kind}
}

func read(der []byte) answer {
	c, err := x509.ParseCertificate(der)
	if err != nil {
		return answer{Error: err.Error()}
	}
	out := answer{
		CommonName: c.Subject.CommonName,
		Serial:     c.SerialNumber.Text(16),
		NotBefore:  c.NotBefore.Unix(),
		NotAfter:   c.NotAfter.Unix(),
		Version:    c.Version,
		KeyType:    c.PublicKeyAlgorithm.String(),
		DNSNames:   append([]string{}, c.DNSNames...),
		IPs:        texts(c.IPAddresses),
		Emails:     append([]string{}, c.EmailAddresses...),
		URIs:       len(c.URIs),
		Usages:     int(c.KeyUsage),
		Extended:   len(c.ExtKeyUsage) + len(c.UnknownExtKeyUsage),
		IsCA:       c.IsCA,
		HasBasic:   c.BasicConstraintsValid,
		Path:       -1,
		Permitted:  names(c.PermittedDNSDomains, c.PermittedIPRanges, c.PermittedEmailAddresses, c.PermittedURIDomains),
		Excluded:   names(c.ExcludedDNSDomains, c.ExcludedIPRanges, c.ExcludedEmailAddresses, c.ExcludedURIDomains),
		Unhandled:  texts(c.UnhandledCriticalExtensions),
	}
	if c.BasicConstraintsValid {
		out.Path = c.MaxPathLen
	}
	return out
}

func names(dns []string, networks []*net.IPNet, emails, uris []string) []string {
	all := append([]string{}, dns...)
	all = append(all, texts(networks)...)
	return append(append(all, emails...), uris...)
}

func texts[T fmt.Stringer](values []T) []string {
	out := []string{}
	for _, value := range values {
		out = append(out, value.String())
	}
	return out
}
