using System.Management.Automation;

namespace DracoonPS;

/// <summary>Refuses rows that stand for a share, for a parameter that takes nodes: such rows may have a column NodeId too, and that node is not what is meant.</summary>
internal sealed class NoShareRowAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is PSObject row && (Has(row, "DownloadShareId") || Has(row, "UploadShareId")))
        {
            // The binder goes on to the parameters by property name when a cast is what failed.
            const string Message = "This is a row of a share, and no node.";
            throw new ArgumentTransformationMetadataException(Message, new PSInvalidCastException(Message));
        }
        return inputData;
    }

    private static bool Has(PSObject row, string column) => row.Properties[column]?.Value?.ToString() is { Length: > 0 };
}
