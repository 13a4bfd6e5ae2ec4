using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>A cmdlet for those who can't sign in. It needs the address of a server and no session; with a session it goes to that one's server.</summary>
public abstract class PasswordRecoveryCmdlet : DracoonCmdlet
{
    private DracoonServer? _server;

    /// <summary>The server's address: <c>dracoon.team</c>, <c>https://dracoon.team/</c>. Without it, the server of the session.</summary>
    [Parameter]
    [NoScriptBlock]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public string? BaseUrl { get; set; }

    /// <summary>The proxy to use instead of the system's; needs -BaseUrl.</summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>User name and password for the proxy.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Takes any server certificate; needs -BaseUrl. For test servers only: whoever is in between can read everything.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>How many seconds one attempt of a request may take; needs -BaseUrl.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>The server's address, for questions.</summary>
    private protected string Address { get; private set; } = "";

    /// <summary>Where the requests go.</summary>
    private protected PasswordRecoveryApi Recovery { get; private set; } = null!; // set before the first pipeline object

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        if (BaseUrl is null)
        {
            foreach (string name in new[] { nameof(Proxy), nameof(ProxyCredential), nameof(SkipCertificateCheck), nameof(TimeoutSec) })
            {
                if (MyInvocation.BoundParameters.ContainsKey(name))
                {
                    throw new ArgumentException($"-{name} needs -BaseUrl. The server of a session is reached as that session reaches it.");
                }
            }
            DracoonSession session = RequireSession();
            Address = session.BaseUri.ToString();
            Recovery = session.PasswordRecovery;
            return Task.CompletedTask;
        }
        if (Session is not null)
        {
            throw new ArgumentException("-Session and -BaseUrl both name a server. Give one of them.");
        }
        _server = new DracoonServer(ServerOptions.Create(BaseUrl, Proxy, ProxyCredential, SkipCertificateCheck, TimeoutSec));
        Address = _server.BaseUri.ToString();
        Recovery = _server.PasswordRecovery;
        if (SkipCertificateCheck)
        {
            WriteWarning($"The certificate of '{_server.BaseUri.Host}' is not checked.");
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _server?.Dispose();
        }
        base.Dispose(disposing);
    }
}
