using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using Newtonsoft.Json.Linq;

namespace DracoonPS.Commands;

/// <summary>Calls any operation of the API, with the session's token, retries and errors.</summary>
/// <example>
/// <code>Invoke-DracoonApi Get /user/account</code>
/// <para>Gets the account as the API writes it.</para>
/// </example>
/// <example>
/// <code>Invoke-DracoonApi Get /users -Query @{ filter = 'isLocked:eq:true' } -All</code>
/// <para>Emits the items of all pages.</para>
/// </example>
/// <example>
/// <code>Invoke-DracoonApi Put "/users/$((Get-DracoonUser anna).UserId)" -Body @{ isLocked = $true }</code>
/// <para>Changes something: here a user is locked.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "DracoonApi", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeDracoonApiCommand : DracoonCmdlet
{
    private const int PageSize = 500;

    /// <summary>The HTTP method.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateSet("Get", "Post", "Put", "Delete")]
    public string Method { get; set; } = "Get";

    /// <summary>The path, such as <c>/users/5</c>; with or without <c>/api/v4</c>. Other services of the server by their whole path.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(ApiPathCompleter))]
    public string Path { get; set; } = "";

    /// <summary>Query parameters.</summary>
    [Parameter]
    public IDictionary? Query { get; set; }

    /// <summary>The body: a hash table, an object, an array, or JSON text.</summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>Follows the paging, and emits the items of all pages.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        var method = new HttpMethod(Method.ToUpperInvariant());
        if (method != HttpMethod.Get && !ShouldProcess(Path, "Invoke " + method.Method))
        {
            return;
        }
        var query = new Dictionary<string, string>();
        foreach (DictionaryEntry entry in Query ?? new Hashtable())
        {
            query[entry.Key.ToString()!] = JsonConversion.Text(entry.Value);
        }
        if (All)
        {
            await EmitAllAsync(session, method, query, cancellationToken);
            return;
        }
        JToken? answer = await session.InvokeAsync(method, Path, query, Body is null ? null : JsonConversion.ToJson(Body), cancellationToken);
        if (answer is not null)
        {
            WriteObject(JsonConversion.ToObject(answer), enumerateCollection: true);
        }
    }

    private async Task EmitAllAsync(DracoonSession session, HttpMethod method, Dictionary<string, string> query, CancellationToken cancellationToken)
    {
        if (method != HttpMethod.Get)
        {
            throw new ArgumentException("-All follows the paging of lists, which are read with Get.");
        }
        long offset = 0;
        while (true)
        {
            query["offset"] = offset.ToString(CultureInfo.InvariantCulture);
            query["limit"] = PageSize.ToString(CultureInfo.InvariantCulture);
            JToken? answer = await session.InvokeAsync(method, Path, query, null, cancellationToken);
            if (answer?["items"] is not JArray items)
            {
                throw new ArgumentException($"The answer of '{Path}' is not a list with items. Leave out -All.");
            }
            foreach (JToken item in items)
            {
                WriteObject(JsonConversion.ToObject(item));
            }
            offset += items.Count;
            if (items.Count == 0 || offset >= ((long?)answer["range"]?["total"] ?? long.MaxValue))
            {
                return;
            }
        }
    }
}
