namespace DracoonSandbox.Description;

/// <summary>Since when the API has something: since a version, or since some version after one.</summary>
internal sealed class ApiSince
{
    private readonly Version _version;
    private readonly bool _isAfter;

    /// <param name="text"><c>4.20.0</c> or <c>after 4.26.7</c>.</param>
    public ApiSince(string text)
    {
        _isAfter = text.StartsWith("after ", StringComparison.Ordinal);
        _version = Version.Parse(_isAfter ? text[6..] : text);
    }

    /// <summary>True when a server of a version has it.</summary>
    public bool IsIn(Version version) => _isAfter ? version > _version : version >= _version;
}
