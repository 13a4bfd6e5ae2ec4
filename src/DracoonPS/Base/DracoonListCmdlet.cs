using System.Management.Automation;
using DracoonPS.Completion;

namespace DracoonPS;

/// <summary>A cmdlet that lists what the API can filter and sort.</summary>
/// <typeparam name="T">What it lists.</typeparam>
public abstract class DracoonListCmdlet<T> : DracoonFilterCmdlet<T>
{
    /// <summary>The order: <c>name</c>, <c>name:desc</c>, or several with commas where the API can.</summary>
    [Parameter]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(SortCompleter))]
    public string? Sort { get; set; }

    /// <inheritdoc/>
    private protected override string? Order => Sort;
}
