using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace DracoonPS.Completion;

/// <summary>The module's cmdlets by name and alias.</summary>
internal static class CmdletTable
{
    private static readonly Lazy<Dictionary<string, Type>> Types = new(Load);

    /// <param name="command">A name or alias, also with the module's name in front.</param>
    /// <returns>The class; null for what is not one of the module's.</returns>
    public static Type? Find(string command) => Types.Value.TryGetValue(command.Substring(command.LastIndexOf('\\') + 1), out Type? type) ? type : null;

    private static Dictionary<string, Type> Load()
    {
        var types = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase);
        foreach (Type type in typeof(CmdletTable).Assembly.GetExportedTypes().Where(t => !t.IsAbstract))
        {
            if (type.GetCustomAttribute<CmdletAttribute>() is CmdletAttribute cmdlet)
            {
                types[cmdlet.VerbName + "-" + cmdlet.NounName] = type;
                foreach (string alias in type.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? Enumerable.Empty<string>())
                {
                    types[alias] = type;
                }
            }
        }
        return types;
    }
}
