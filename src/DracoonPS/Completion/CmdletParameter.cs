using System;
using System.Management.Automation;
using System.Reflection;

namespace DracoonPS.Completion;

/// <summary>What a parameter takes, as far as that decides how a completion is written.</summary>
internal sealed class CmdletParameter
{
    private CmdletParameter(PropertyInfo property)
    {
        Type type = property.PropertyType.IsArray ? property.PropertyType.GetElementType()! : property.PropertyType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        IsNumber = type == typeof(long) || type == typeof(int);
        IsText = type == typeof(string);
        TakesPatterns = IsText && property.IsDefined(typeof(SupportsWildcardsAttribute));
    }

    public bool IsNumber { get; }

    public bool IsText { get; }

    /// <summary>True when brackets in a name have to be escaped. Nodes don't need it: a name in a path is looked for as it is before it is taken for a pattern.</summary>
    public bool TakesPatterns { get; }

    public static CmdletParameter? Find(Type cmdlet, string name) =>
        cmdlet.GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase) is PropertyInfo property ? new CmdletParameter(property) : null;
}
