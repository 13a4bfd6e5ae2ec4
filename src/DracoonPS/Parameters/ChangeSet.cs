using System;
using System.Collections.Generic;

namespace DracoonPS;

/// <summary>What a Set-cmdlet changes: of its parameters those that the caller gave. With a typed object these are the ones on the command line; a row brings its columns along.</summary>
internal sealed class ChangeSet
{
    private readonly ICollection<string> _given;
    private readonly List<string> _names = new();

    private ChangeSet(ICollection<string> given)
    {
        _given = given;
    }

    /// <summary>The names of the parameters that are given, for questions.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Remembers what is on the command line. Called before the first object comes.</summary>
    public static HashSet<string> CommandLine(ICollection<string> bound) => new(bound, StringComparer.OrdinalIgnoreCase);

    /// <summary>The changes for one object.</summary>
    /// <param name="commandLine">What <see cref="CommandLine"/> gave.</param>
    /// <param name="bound">The parameters that are bound now.</param>
    /// <param name="isTyped">True for an object as another cmdlet emits it: its properties are no changes.</param>
    public static ChangeSet For(HashSet<string> commandLine, ICollection<string> bound, bool isTyped) =>
        new(isTyped ? commandLine : new HashSet<string>(bound, StringComparer.OrdinalIgnoreCase));

    /// <summary>The text, or nothing for an empty one: where a value is one of certain words, the empty cell of a row is none.</summary>
    public static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Takes a switch over, where it is given.</summary>
    public ChangeSet Take(string name, Action set)
    {
        if (_given.Contains(name))
        {
            set();
            _names.Add(name);
        }
        return this;
    }

    /// <summary>Takes a parameter over, where it is given and not null: the empty cell of a row changes nothing.</summary>
    public ChangeSet Take<T>(string name, T? value, Action<T> set)
        where T : class => value is null ? this : Take(name, () => set(value));

    /// <summary>Takes a parameter over, where it is given and not null: the empty cell of a row changes nothing.</summary>
    public ChangeSet Take<T>(string name, T? value, Action<T> set)
        where T : struct => value is T given ? Take(name, () => set(given)) : this;
}
