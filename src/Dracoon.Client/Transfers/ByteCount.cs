namespace Dracoon.Client.Transfers;

/// <summary>Sums of sizes that a server names: a nonsensical one is a very large sum, and no overflow.</summary>
internal static class ByteCount
{
    /// <summary>The sum, at most <see cref="long.MaxValue"/>; a negative size counts as none.</summary>
    public static long Add(long sum, long? size) => size is not > 0 ? sum : sum > long.MaxValue - size.Value ? long.MaxValue : sum + size.Value;
}
