package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"math/big"
	"net"
	"slices"
	"strings"
	"time"
)

// talk lets peers with the same CA and settings meet the agent, over loopback. Checks that pass say nil.
func (a *agent) talk() map[string]error {
	said := map[string]error{}
	if a.rpcListen != nil {
		said["outbound"] = a.meetServer(a.rpcListen, a.peerDial("server."+a.Region+".nomad"))
		said["twin"] = a.meetTwin()
	}
	if a.rpcDial != nil {
		said["inbound"] = a.meetClient(a.rpcDial, a.peerListen(true))
	}
	a.exactNames(said)
	if a.httpsListen == nil {
		return said
	}
	said["https-local"] = a.meetServer(a.httpsListen, a.apiDial("localhost"))
	if errors.As(said["https-local"], &x509.HostnameError{}) {
		if again := a.meetServer(a.httpsListen, a.apiDial("127.0.0.1")); !errors.As(again, &x509.HostnameError{}) {
			said["https-local"] = again
		}
	}
	if a.Client {
		said["https-node"] = a.meetServer(a.httpsListen, a.apiDial("client."+a.Region+".nomad"))
	}
	if a.Client && a.VerifyHTTPSClient {
		said["https-client"] = a.meetClient(a.fetch(), a.peerListen(false))
	}
	return said
}

// exactNames are the checks that look at names alone: nomad/rpc.go, nomad/auth/auth.go.
func (a *agent) exactNames(said map[string]error) {
	if !a.RPC || !a.VerifyServerHostname {
		return
	}
	server, client := "server."+a.Region+".nomad", "client."+a.Region+".nomad"
	if a.Server {
		said["server-rpc"] = a.named(server)
		if !a.RPCUpgradeMode {
			said["raft"] = a.named(server)
		}
	}
	said["client-rpc"] = a.named(client, server)
}

var errNoCertificate = errors.New("missing certificate information")

func (a *agent) named(wanted ...string) error {
	leaf, err := a.leaf()
	if err != nil {
		return err
	}
	names := append([]string{leaf.Subject.CommonName}, leaf.DNSNames...)
	for _, name := range wanted {
		if slices.Contains(names, name) {
			return nil
		}
	}
	return fmt.Errorf("invalid certificate: %s not in expected %s", strings.Join(names, ", "), strings.Join(wanted, ", "))
}

func (a *agent) leaf() (*x509.Certificate, error) {
	pair, err := a.loadPair()
	if err != nil {
		return nil, err
	}
	if pair == nil {
		return nil, errNoCertificate
	}
	return x509.ParseCertificate(pair.Certificate[0])
}

// peerDial is another agent that dials a server. It shows no certificate: in TLS 1.3 the server's comes first.
func (a *agent) peerDial(name string) *tls.Config {
	pool, _ := a.pool()
	config := &tls.Config{RootCAs: pool, InsecureSkipVerify: true, MinVersion: tls.VersionTLS12, Time: a.time}
	if a.VerifyServerHostname {
		config.InsecureSkipVerify = false
		config.ServerName = name
	}
	return config
}

// apiDial is the command line, or any other client of the API (api/api.go). Whether it shows a certificate is its own affair.
// apiDial is whoever asks the agent's API. Without a CA file it is up to them whom they trust; here it is the agent's
// own certificate, so that all else has to be right.
func (a *agent) apiDial(name string) *tls.Config {
	pool, _ := a.pool()
	if leaf, err := a.leaf(); a.CA == nil && err == nil {
		pool.AddCert(leaf)
	}
	return &tls.Config{RootCAs: pool, ServerName: name, MinVersion: tls.VersionTLS12, Time: a.time}
}

// fetch is this agent where it asks another's API: client/allocwatcher/alloc_watcher.go.
func (a *agent) fetch() *tls.Config {
	config := a.apiDial("client." + a.Region + ".nomad")
	if pair, _ := a.loadPair(); pair != nil {
		config.Certificates = []tls.Certificate{*pair}
	}
	return config
}

// peerListen is a server of the cluster. Its own certificate is beside the point here, and made up.
func (a *agent) peerListen(rpc bool) *tls.Config {
	pool, _ := a.pool()
	config := &tls.Config{
		Certificates: []tls.Certificate{stranger},
		ClientCAs:    pool,
		ClientAuth:   tls.RequireAndVerifyClientCert,
		MinVersion:   tls.VersionTLS12,
		Time:         a.time,
	}
	if rpc && a.VerifyServerHostname {
		config.VerifyPeerCertificate = a.roleAndRegion
	}
	return config
}

var errRole = errors.New("invalid role or region for certificate")

// roleAndRegion is nomad/server.go, rpcNameAndRegionValidator.
func (a *agent) roleAndRegion(_ [][]byte, chains [][]*x509.Certificate) error {
	if len(chains) == 0 || len(chains[0]) == 0 {
		return errRole
	}
	leaf := chains[0][0]
	for _, name := range append(slices.Clone(leaf.DNSNames), leaf.Subject.CommonName) {
		labels := strings.Split(name, ".")
		if len(labels) < 3 || labels[len(labels)-1] != "nomad" {
			continue
		}
		if labels[0] == "server" || labels[0] == "client" && name == "client."+a.Region+".nomad" {
			return nil
		}
	}
	return errRole
}

var stranger = func() tls.Certificate {
	key, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().AddDate(100, 0, 0)}
	der, _ := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}()

// meetServer is what the peer says that dials the agent.
func (a *agent) meetServer(listen, dial *tls.Config) error {
	server, client := a.handshake(listen, dial)
	if isRemote(client) {
		return server
	}
	return client
}

// meetClient is what the server says that the agent dials; whom it finds there is beside the point.
func (a *agent) meetClient(dial, listen *tls.Config) error {
	dial = dial.Clone()
	dial.InsecureSkipVerify = true
	server, client := a.handshake(listen, dial)
	if server == nil || isRemote(server) {
		return client
	}
	return server
}

// meetTwin is a full handshake of two agents of the same files: both sides have to be content.
func (a *agent) meetTwin() error {
	listen, dial := a.rpcListen.Clone(), a.rpcDial.Clone()
	if a.VerifyServerHostname {
		listen.VerifyPeerCertificate = a.roleAndRegion
		dial.ServerName = "server." + a.Region + ".nomad"
	}
	server, client := a.handshake(listen, dial)
	if client != nil && !isRemote(client) {
		return client
	}
	return server
}

func isRemote(err error) bool {
	return err != nil && (strings.HasPrefix(err.Error(), "remote error") || errors.Is(err, net.ErrClosed))
}

// handshake returns what each side has to say.
func (a *agent) handshake(listen, dial *tls.Config) (server, client error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	defer listener.Close()
	done := make(chan error, 1)
	go func() {
		conn, err := listener.Accept()
		if err != nil {
			done <- err
			return
		}
		defer conn.Close()
		conn.SetDeadline(time.Now().Add(10 * time.Second))
		tlsConn := tls.Server(conn, listen)
		if err := tlsConn.Handshake(); err != nil {
			done <- err
			return
		}
		_, err = tlsConn.Write([]byte{1})
		done <- err
	}()
	conn, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		panic(err)
	}
	conn.SetDeadline(time.Now().Add(10 * time.Second))
	client = a.wrap(conn, dial)
	conn.Close()
	return <-done, client
}

// wrap is helper/tlsutil/config.go, WrapTLSClient: without host names Nomad verifies the chain itself, afterwards.
func (a *agent) wrap(conn net.Conn, config *tls.Config) error {
	tlsConn := tls.Client(conn, config)
	if err := tlsConn.Handshake(); err != nil {
		return err
	}
	state := tlsConn.ConnectionState()
	if config.InsecureSkipVerify && config.RootCAs != nil && !isStranger(state.PeerCertificates[0]) {
		options := x509.VerifyOptions{Roots: config.RootCAs, CurrentTime: a.Now, Intermediates: x509.NewCertPool()}
		for _, certificate := range state.PeerCertificates[1:] {
			options.Intermediates.AddCert(certificate)
		}
		if _, err := state.PeerCertificates[0].Verify(options); err != nil {
			return err
		}
	}
	// In TLS 1.3 the client is done before the server has seen its certificate: the answer tells.
	_, err := tlsConn.Read(make([]byte, 1))
	if len(config.Certificates) == 0 && config.GetClientCertificate == nil && isRemote(err) {
		return nil
	}
	return err
}

func isStranger(certificate *x509.Certificate) bool {
	return string(certificate.Raw) == string(stranger.Certificate[0])
}
