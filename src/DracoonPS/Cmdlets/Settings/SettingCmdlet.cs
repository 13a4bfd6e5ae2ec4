using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Commands;

/// <summary>A cmdlet that changes settings of the tenant: only those that are given.</summary>
public abstract class SettingCmdlet : DracoonCmdlet
{
    private readonly List<string> _changes = new();

    /// <summary>Emits the settings as changed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>True when the caller gave a parameter.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>True when it was given, whatever its value.</returns>
    protected bool IsGiven(string name) => MyInvocation.BoundParameters.ContainsKey(name);

    /// <summary>True when the caller gave one of several parameters, which are changes then.</summary>
    /// <param name="names">The parameters.</param>
    /// <returns>True when one was given.</returns>
    protected bool TakeAny(params string[] names)
    {
        int before = _changes.Count;
        foreach (string name in names)
        {
            Take(name, () => { });
        }
        return _changes.Count > before;
    }

    /// <summary>Takes over a parameter, where it was given.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="set">Puts its value into the request.</param>
    protected void Take(string name, Action set)
    {
        if (IsGiven(name))
        {
            set();
            _changes.Add(name);
        }
    }

    /// <summary>Asks, sends and emits.</summary>
    /// <typeparam name="T">The settings.</typeparam>
    /// <param name="session">The session.</param>
    /// <param name="what">What is changed, for the question: <c>general settings</c>.</param>
    /// <param name="send">Sends the request.</param>
    /// <returns>A task.</returns>
    protected async Task ApplyAsync<T>(DracoonSession session, string what, Func<Task<T>> send)
    {
        string changes = string.Join(", ", _changes);
        _changes.Clear();
        if (changes.Length == 0)
        {
            WriteWarning($"Nothing is given that would change the {what}.");
            return;
        }
        if (!ShouldProcess(session.BaseUri.ToString(), $"Set {what}: {changes}"))
        {
            return;
        }
        await TryAsync(what, async () =>
        {
            T changed = await send();
            if (PassThru && changed is not null)
            {
                WriteObject(changed, enumerateCollection: true);
            }
        });
    }
}
