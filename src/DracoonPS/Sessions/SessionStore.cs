using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Dracoon.Client;

namespace DracoonPS;

/// <summary>The open sessions of one runspace. Two scripts in one process, each in a runspace of its own, don't see each other's.</summary>
internal sealed class SessionStore
{
    private static readonly ConditionalWeakTable<Runspace, SessionStore> Stores = new();

    private readonly List<DracoonSession> _sessions = new();

    /// <summary>The store of the runspace that this thread runs for.</summary>
    public static SessionStore Current => Stores.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>The session that is used when none is named: of those with a signed-in user the one connected or chosen last.</summary>
    public DracoonSession? Default => _sessions.LastOrDefault(s => !s.HasServiceToken);

    /// <summary>The session that is used for tenants when none is named: of those with a service token the one connected or chosen last.</summary>
    public DracoonSession? DefaultForTenants => _sessions.LastOrDefault(s => s.HasServiceToken);

    /// <summary>All sessions, the default one last.</summary>
    public IReadOnlyList<DracoonSession> All => _sessions.ToList();

    public void Add(DracoonSession session) => _sessions.Add(session);

    public void Remove(DracoonSession session) => _sessions.Remove(session);

    /// <summary>Makes a session the default one. One of another runspace becomes known here by it.</summary>
    public void MakeDefault(DracoonSession session)
    {
        _sessions.Remove(session);
        _sessions.Add(session);
    }
}
