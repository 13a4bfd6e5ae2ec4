using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>The body of operations on several objects at once: <c>{"ids": [1, 2]}</c>.</summary>
internal static class IdList
{
    public static JObject Of(IEnumerable<long> ids) => new() { ["ids"] = new JArray(ids.Cast<object>().ToArray()) };
}
