namespace Dracoon.Client.Transfers;

/// <summary>The API's words for <see cref="ConflictStrategy"/>.</summary>
internal static class ConflictStrategyNames
{
    public static string ToApiName(this ConflictStrategy strategy) => strategy switch
    {
        ConflictStrategy.AutoRename => "autorename",
        ConflictStrategy.Overwrite => "overwrite",
        _ => "fail",
    };
}
