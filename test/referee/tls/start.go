package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"time"
)

func (r *request) time() time.Time { return r.Now }

// agent is one that has started. A listener or dialler that it has no use for is nil.
type agent struct {
	*request
	rpcDial, rpcListen, httpsListen *tls.Config
}

// start goes the way of command/agent/agent.go: server, client, metrics, HTTP.
func start(r *request) (*agent, error) {
	a := &agent{request: r}
	if r.Server {
		// A server reads suites and version whether it uses TLS or not.
		suites, version, err := r.newSettings()
		if err != nil {
			return nil, err
		}
		if r.RPC {
			if a.rpcDial, err = r.outgoing(suites, version); err != nil {
				return nil, err
			}
			if a.rpcListen, err = r.incoming(suites, version, true); err != nil {
				return nil, err
			}
		}
	}
	if r.Client && r.RPC {
		suites, version, err := r.newSettings()
		if err != nil {
			return nil, err
		}
		if a.rpcDial, err = r.outgoing(suites, version); err != nil {
			return nil, err
		}
	}
	if err := r.measureExpiry(); err != nil {
		return nil, fmt.Errorf("failed to set up TLS expiration metrics: %w", err)
	}
	if r.HTTP {
		suites, version, err := r.newSettings()
		if err != nil {
			return nil, err
		}
		if a.httpsListen, err = r.incoming(suites, version, r.VerifyHTTPSClient); err != nil {
			return nil, err
		}
	}
	return a, nil
}

var errNotSet = errors.New("open : no such file or directory")

// measureExpiry is command/agent/tls_metrics.go of 1.11.3, and of 2.0.0.
func (r *request) measureExpiry() error {
	files := r.CA != nil || r.Certificate != nil || r.Key != nil
	if !files && !r.RPC && !r.HTTP && !r.VerifyServerHostname && !r.VerifyHTTPSClient {
		return nil
	}
	if !r.reached(1, 11, 3) {
		return nil
	}
	if !r.reached(2, 0, 0) {
		if r.Certificate != nil {
			if err := firstBlock(r.Certificate, false); err != nil {
				return err
			}
		}
		if r.CA != nil {
			return firstBlock(r.CA, true)
		}
		return nil
	}
	if r.CA == nil || r.Certificate == nil || r.Key == nil {
		return errNotSet
	}
	if err := firstBlock(r.CA, true); err != nil {
		return err
	}
	_, err := tls.X509KeyPair(r.Certificate, r.Key)
	return err
}

// metricsError tells the files apart.
type metricsError struct {
	ca  bool
	err error
}

func (e *metricsError) Error() string { return e.err.Error() }

func firstBlock(data []byte, ca bool) error {
	block, _ := pem.Decode(data)
	if block == nil {
		return &metricsError{ca, errors.New("no PEM-encoded data found")}
	}
	if _, err := x509.ParseCertificate(block.Bytes); err != nil {
		return &metricsError{ca, fmt.Errorf("failed to parse certificate: %w", err)}
	}
	return nil
}
