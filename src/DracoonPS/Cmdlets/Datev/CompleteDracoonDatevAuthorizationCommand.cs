using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Connects a room with DATEV, after somebody has signed in there.</summary>
/// <remarks><para>DATEV sends the browser back to an address with a code and a state in it. Give that address, or the code.</para></remarks>
/// <example>
/// <code>$started = Start-DracoonDatevAuthorization /Legal -Integration Duo -ConsultantId 455148 -ClientId 2; $started | Complete-DracoonDatevAuthorization -Code (Read-Host 'Code of DATEV')</code>
/// <para>Begins, and connects the room with the code that DATEV shows after the sign-in.</para>
/// </example>
/// <example>
/// <code>Complete-DracoonDatevAuthorization -Integration Duo -ReturnUrl (Read-Host 'Address of the browser')</code>
/// <para>Takes code and state out of the address that the browser was sent to, such as https://example.org/datev?code=6b2f&amp;state=a81c.</para>
/// </example>
[ApiOperation("POST /datev/duo/authorization/complete")]
[ApiOperation("POST /datev/mst/authorization/complete")]
[Cmdlet(VerbsLifecycle.Complete, "DracoonDatevAuthorization", SupportsShouldProcess = true, DefaultParameterSetName = CodeSet)]
[OutputType(typeof(DracoonDatevConfig))]
public sealed class CompleteDracoonDatevAuthorizationCommand : DracoonCmdlet
{
    private const string CodeSet = "Code";
    private const string UrlSet = "Url";

    /// <summary>Duo for DATEV Unternehmen online, Mst for DATEV Meine Steuern; what Start-DracoonDatevAuthorization emits knows it.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public DatevIntegration Integration { get; set; }

    /// <summary>The state; what Start-DracoonDatevAuthorization emits knows it.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CodeSet)]
    public string State { get; set; } = "";

    /// <summary>The code that DATEV gave.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CodeSet)]
    [NoScriptBlock]
    public string Code { get; set; } = "";

    /// <summary>The address that DATEV has sent the browser to.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UrlSet)]
    [NoScriptBlock]
    public string ReturnUrl { get; set; } = "";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(Integration, async () =>
        {
            string state = ParameterSetName == UrlSet ? Find("state") : State;
            string code = ParameterSetName == UrlSet ? Find("code") : Code;
            if (ShouldProcess($"DATEV {Integration}", "Connect the room"))
            {
                WriteObject(await session.Datev.CompleteAuthorizationAsync(Integration, state, code, cancellationToken));
            }
        });
    }

    private string Find(string name) => DracoonDatevAuthorization.Parameter(ReturnUrl, name)
        ?? throw new ArgumentException($"The address has no parameter '{name}'. Give the one that DATEV sends the browser to after the sign-in.");
}
