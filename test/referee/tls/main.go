// Command tls answers what Nomad's TLS checks say of an agent's files, by Go's
// own crypto/tls and crypto/x509, so that our verdicts can be compared with it.
// One JSON request a line on stdin, one JSON answer a line on stdout.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"time"
)

// request describes one agent. A file that is not set is null.
type request struct {
	ID int64 `json:"id"`

	Certificate []byte `json:"certificate"`
	Key         []byte `json:"key"`
	CA          []byte `json:"ca"`

	Server  bool      `json:"server"`
	Client  bool      `json:"client"`
	Region  string    `json:"region"`
	Version [3]int    `json:"version"`
	Now     time.Time `json:"now"`

	RPC                  bool   `json:"rpc"`
	HTTP                 bool   `json:"http"`
	VerifyServerHostname bool   `json:"verifyServerHostname"`
	VerifyHTTPSClient    bool   `json:"verifyHttpsClient"`
	RPCUpgradeMode       bool   `json:"rpcUpgradeMode"`
	CipherSuites         string `json:"cipherSuites"`
	MinVersion           string `json:"minVersion"`

	// PEM asks for the blocks of a file instead.
	PEM []byte `json:"pem"`
}

// answer holds what each check says. Checks that nobody makes are absent.
type answer struct {
	ID int64 `json:"id"`
	// Start is why the agent does not start, if it does not.
	Start *refusal `json:"start,omitempty"`
	// Talk is what peers say, by handshakes; empty where the agent does not start.
	Talk map[string]*refusal `json:"talk"`
	// Chain is what crypto/x509 says of the certificate alone, by usage and name, whether or not the agent starts.
	Chain map[string]*refusal `json:"chain"`
}

// refusal is an error: its class, and what Nomad or Go prints. A check that passes has none.
type refusal struct {
	Class string `json:"class"`
	Error string `json:"error"`
}

func main() {
	reader := bufio.NewReaderSize(os.Stdin, 1<<20)
	encoder := json.NewEncoder(os.Stdout)
	for {
		line, err := reader.ReadBytes('\n')
		if len(line) > 1 {
			var req request
			if err := json.Unmarshal(line, &req); err != nil {
				fmt.Fprintln(os.Stderr, "tls referee: bad request:", err)
				os.Exit(1)
			}
			if err := encoder.Encode(respond(&req)); err != nil {
				os.Exit(1)
			}
		}
		if err != nil {
			return
		}
	}
}

func respond(req *request) any {
	if req.PEM != nil {
		return blocks(req.ID, req.PEM)
	}
	return judge(req)
}

func judge(req *request) answer {
	out := answer{ID: req.ID, Talk: map[string]*refusal{}, Chain: chainVerdicts(req)}
	agent, err := start(req)
	if err != nil {
		out.Start = classify(err)
		return out
	}
	for check, err := range agent.talk() {
		out.Talk[check] = classify(err)
	}
	return out
}
