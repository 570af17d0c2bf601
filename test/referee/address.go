package main

import (
	"net"
	"net/url"
	"strings"
)

// shortAddress writes an IP address in its one short form, wherever in an
// address it stands (helper/ipaddr, NormalizeAddr).
func shortAddress(text string) string {
	if ip := net.ParseIP(text); ip != nil {
		return ip.String()
	}
	if strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") {
		if ip := net.ParseIP(text[1:max(1, len(text)-1)]); ip != nil {
			return ip.String()
		}
		return text
	}
	if host, port, err := net.SplitHostPort(text); err == nil {
		if ip := net.ParseIP(host); ip != nil {
			return net.JoinHostPort(ip.String(), port)
		}
		return text
	}
	if at, err := url.Parse(text); err == nil {
		return shortURL(text, at)
	}
	if at := strings.LastIndex(text, "@"); at > 0 {
		return text[:at+1] + shortAddress(text[at+1:])
	}
	return text
}

// shortURL puts brackets around an address without a port, even one of IPv4.
func shortURL(text string, at *url.URL) string {
	ip := net.ParseIP(at.Hostname())
	if ip == nil {
		return text
	}
	if port := at.Port(); port != "" {
		at.Host = net.JoinHostPort(ip.String(), port)
	} else {
		at.Host = "[" + ip.String() + "]"
	}
	return at.String()
}
