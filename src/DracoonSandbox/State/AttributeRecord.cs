namespace DracoonSandbox.State;

/// <summary>A key, upper and lower case alike, and its value.</summary>
internal sealed record AttributeRecord(string Key, string Value);
