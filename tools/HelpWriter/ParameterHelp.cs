using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace HelpWriter;

/// <summary>What the help says of one parameter of a cmdlet, in all of its parameter sets.</summary>
internal sealed class ParameterHelp
{
    private readonly CmdletHelp _page;

    public ParameterHelp(ParameterMetadata parameter, CmdletHelp page)
    {
        _page = page;
        ParameterSetMetadata[] sets = [.. parameter.ParameterSets.Values];
        Name = parameter.Name;
        Type = parameter.ParameterType;
        Aliases = [.. parameter.Aliases];
        IsMandatory = sets.All(set => set.IsMandatory);
        IsByValue = sets.Any(set => set.ValueFromPipeline);
        IsByPropertyName = sets.Any(set => set.ValueFromPipelineByPropertyName);
        Position = sets.Select(set => set.Position).Where(position => position >= 0).DefaultIfEmpty(-1).Min();
        TakesWildcards = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any();
        Allowed = AllowedValues(parameter);
    }

    public string Name { get; }

    public Type Type { get; }

    public IReadOnlyList<string> Aliases { get; }

    /// <summary>True when it is mandatory in every parameter set that has it.</summary>
    public bool IsMandatory { get; }

    public bool IsByValue { get; }

    public bool IsByPropertyName { get; }

    /// <summary>The place of its value without its name; negative for none.</summary>
    public int Position { get; }

    public bool TakesWildcards { get; }

    public bool IsSwitch => Type == typeof(SwitchParameter);

    /// <summary>The values it can have, in words; empty when they are not few.</summary>
    public string Allowed { get; }

    public IReadOnlyList<string> Text => _page.ParameterText(Name);

    public string TypeName => CmdletHelp.TypeName(Type);

    public string PositionText => Position < 0 ? "named" : Position.ToString(CultureInfo.InvariantCulture);

    /// <summary>Where in the pipeline it gets its value from, in the words of the help.</summary>
    public string PipelineInput => Pipeline(IsByValue, IsByPropertyName);

    public static string Pipeline(bool byValue, bool byPropertyName) => (byValue, byPropertyName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    /// <summary>Its value where it is not given; "None" where that is nothing.</summary>
    public string Default
    {
        get
        {
            object? value = _page.DefaultOf(Name);
            return value switch
            {
                null or "" or ICollection { Count: 0 } => IsSwitch ? "False" : "None",
                SwitchParameter given => given.IsPresent ? "True" : "False",
                Encoding encoding => encoding.WebName,
                ICollection several => string.Join(", ", several.Cast<object>()),
                // A number or date that is mandatory, or that nobody has set, is no default.
                ValueType when IsMandatory || IsUnset(value) => "None",
                _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "None",
            };
        }
    }

    private static bool IsUnset(object value) => value is not Enum && value.Equals(Activator.CreateInstance(value.GetType()));

    private static string AllowedValues(ParameterMetadata parameter)
    {
        Type type = parameter.ParameterType.IsArray ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum && type.Assembly.GetName().Name!.StartsWith("Dracoon", StringComparison.Ordinal))
        {
            return string.Join(", ", Enum.GetNames(type));
        }
        if (parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } set)
        {
            return string.Join(", ", set.ValidValues);
        }
        if (parameter.Attributes.OfType<ValidateRangeAttribute>().FirstOrDefault() is not { MinRange: not null, MaxRange: not null } range)
        {
            return "";
        }
        string from = Convert.ToString(range.MinRange, CultureInfo.InvariantCulture)!;
        return range.MaxRange is int.MaxValue or long.MaxValue ? from + " and more" : string.Create(CultureInfo.InvariantCulture, $"{from} to {range.MaxRange}");
    }
}
