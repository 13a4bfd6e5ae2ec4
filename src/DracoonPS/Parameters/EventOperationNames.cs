using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS;

/// <summary>Kinds of events as people name them: by name, pattern or number.</summary>
internal static class EventOperationNames
{
    /// <summary>The numbers of the kinds that the names fit.</summary>
    /// <exception cref="ArgumentException">A name fits none that the server has.</exception>
    public static async Task<HashSet<int>> FindAsync(DracoonSession session, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var found = new HashSet<int>();
        DracoonEventOperationList? list = null;
        foreach (string name in names)
        {
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                found.Add(number);
                continue;
            }
            list ??= await session.EventLog.GetOperationsAsync(null, cancellationToken);
            WildcardPattern pattern = Wildcard.Pattern(name);
            List<int> fitting = list.Operations.Where(o => pattern.IsMatch(o.Name)).Select(o => o.OperationId).ToList();
            if (fitting.Count == 0)
            {
                throw new ArgumentException($"This server has no kind of event '{name}'. Get-DracoonEventOperation lists those that it has.");
            }
            found.UnionWith(fitting);
        }
        return found;
    }
}
