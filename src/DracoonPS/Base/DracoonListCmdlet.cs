using System.Management.Automation;

namespace DracoonPS;

/// <summary>A cmdlet that lists what the API can filter and sort.</summary>
/// <typeparam name="T">What it lists.</typeparam>
public abstract class DracoonListCmdlet<T> : DracoonFilterCmdlet<T>
{
    /// <summary>The order: <c>name</c>, <c>name:desc</c>, or several with commas where the API can.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? Sort { get; set; }

    /// <inheritdoc/>
    private protected override string? Order => Sort;
}
