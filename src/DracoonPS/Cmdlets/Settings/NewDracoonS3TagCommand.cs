using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Makes tags that objects in S3 storage can get.</summary>
/// <remarks><para>Needs the role config manager, and S3 tags to be enabled: Set-DracoonSystemSetting -S3TagsEnabled $true. Upper and lower case are different.</para></remarks>
/// <example>
/// <code>New-DracoonS3Tag region eu</code>
/// <para>Makes a tag that rooms can have.</para>
/// </example>
/// <example>
/// <code>Import-Csv tags.csv | New-DracoonS3Tag -Mandatory</code>
/// <para>Makes the tags of a CSV file with the columns Key and Value, which every room has then.</para>
/// </example>
/// <example>
/// <code>New-DracoonS3Tag owner example -Mandatory</code>
/// <para>Makes a tag that every room has.</para>
/// </example>
[ApiOperation("POST /system/config/storage/s3/tags")]
[Cmdlet(VerbsCommon.New, "DracoonS3Tag", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonS3Tag))]
public sealed class NewDracoonS3TagCommand : DracoonCmdlet
{
    /// <summary>The key, of 128 characters at most.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 128)]
    public string Key { get; set; } = "";

    /// <summary>The value, of 256 characters at most.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 256)]
    public string Value { get; set; } = "";

    /// <summary>Gives it to every room. There can be 20 such tags.</summary>
    [Parameter]
    public SwitchParameter Mandatory { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        string tag = Key + "=" + Value;
        if (ShouldProcess(tag, Mandatory ? "Make a mandatory S3 tag" : "Make an S3 tag"))
        {
            await TryAsync(tag, async () => WriteObject(await session.Storage.CreateTagAsync(Key, Value, Mandatory, cancellationToken)));
        }
    }
}
