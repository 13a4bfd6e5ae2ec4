namespace Dracoon.Client.Http;

/// <summary>What a server says, in a message for people.</summary>
internal static class ServerText
{
    private const int Longest = 1000;

    /// <summary>Cuts off what would fill the screen.</summary>
    public static string Cut(string text) => text.Length <= Longest ? text : text.Substring(0, Longest) + " …";
}
