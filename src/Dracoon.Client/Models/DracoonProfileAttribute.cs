namespace Dracoon.Client.Models;

/// <summary>A key and a value that a program keeps with a user.</summary>
public sealed class DracoonProfileAttribute : DracoonObject
{
    /// <summary>The key: letters, digits, <c>_</c> and <c>-</c>; upper and lower case are the same.</summary>
    public string Key { get; internal set; } = "";

    /// <summary>The value.</summary>
    public string Value { get; internal set; } = "";

    /// <summary>Key and value.</summary>
    /// <returns>For example <c>theme=dark</c>.</returns>
    public override string ToString() => Key + "=" + Value;
}
