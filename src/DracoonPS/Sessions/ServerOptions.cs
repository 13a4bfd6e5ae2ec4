using System;
using System.Management.Automation;
using System.Net;
using Dracoon.Client;

namespace DracoonPS;

/// <summary>How a server is reached, from the parameters of a cmdlet that is not given a session.</summary>
internal static class ServerOptions
{
    /// <exception cref="ArgumentException">The address is none, or the parameters don't fit together.</exception>
    public static DracoonClientOptions Create(string baseUrl, Uri? proxy, PSCredential? proxyCredential, bool skipCertificateCheck, int timeoutSec)
    {
        var options = new DracoonClientOptions(DracoonClientOptions.ParseBaseUrl(baseUrl))
        {
            SkipCertificateCheck = skipCertificateCheck,
            Timeout = TimeSpan.FromSeconds(timeoutSec),
            Log = VerboseLog.Instance,
        };
        if (proxy is not null)
        {
            options.Proxy = new WebProxy(proxy) { Credentials = proxyCredential?.GetNetworkCredential() };
        }
        else if (proxyCredential is not null)
        {
            throw new ArgumentException("-ProxyCredential needs -Proxy.");
        }
        return options;
    }
}
