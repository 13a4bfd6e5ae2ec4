namespace Dracoon.Client.Models;

/// <summary>Words for what settings say, where they are shown in one line.</summary>
internal static class Words
{
    public static string OnOff(bool? value) => value switch
    {
        true => "on",
        false => "off",
        null => "unknown",
    };
}
