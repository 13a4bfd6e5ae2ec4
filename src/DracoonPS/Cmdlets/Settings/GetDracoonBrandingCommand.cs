using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Gets how the tenant looks: names, colours, texts, images.</summary>
/// <example>
/// <code>Get-DracoonBranding</code>
/// <para>Shows the branding.</para>
/// </example>
/// <example>
/// <code>(Get-DracoonBranding -Public).Images</code>
/// <para>Lists the images that everybody sees, with their addresses.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "DracoonBranding")]
[OutputType(typeof(DracoonBranding))]
public sealed class GetDracoonBrandingCommand : DracoonCmdlet
{
    /// <summary>Gets what everybody sees, signed in or not, with the times at which it was made and changed.</summary>
    [Parameter]
    public SwitchParameter Public { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(session.BaseUri, async () => WriteObject(Public
            ? await session.Branding.GetPublicAsync(cancellationToken)
            : await session.Branding.GetAsync(cancellationToken)));
    }
}
