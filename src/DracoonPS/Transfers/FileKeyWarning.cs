using Dracoon.Client.Transfers;

namespace DracoonPS;

/// <summary>A file was sent into an encrypted room; who can't read it yet is told apart.</summary>
internal static class FileKeyWarning
{
    /// <summary>What to warn of; null when everybody has the key.</summary>
    public static string? For(string file, FileKeyDistribution keys)
    {
        if (keys.Error is null && keys.Failed.Count == 0)
        {
            return null;
        }
        string why = keys.Error?.Message ?? $"{keys.Failed.Count} keys are missing, the first for {keys.Failed[0].Missing}: {keys.Failed[0].Reason}.";
        return $"'{file}' was sent, but not everybody who may read it has its key: {why} Grant-DracoonFileKey hands out what is missing.";
    }
}
