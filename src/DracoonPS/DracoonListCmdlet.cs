using System.Management.Automation;

namespace DracoonPS;

/// <summary>A cmdlet that lists: page by page, with filter, order, -First, -Skip and -IncludeTotalCount.</summary>
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
