using System;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Overview;

/// <summary>Everything that the page shows.</summary>
internal sealed class OverviewFacts
{
    public const int SectionCount = 6;

    private OverviewFacts()
    {
    }

    public string Host { get; private set; } = "";

    public string ServerVersion { get; private set; } = "";

    public string UserName { get; private set; } = "";

    public string FullName { get; private set; } = "";

    public string ModuleVersion { get; private set; } = "";

    public DateTime MadeAt { get; private set; }

    public Part<StorageFacts> Storage { get; private set; } = null!;

    public Part<UserFacts> Users { get; private set; } = null!;

    public Part<ShareFacts> Shares { get; private set; } = null!;

    public Part<AdminFacts> Admins { get; private set; } = null!;

    public Part<PermissionFacts> Permissions { get; private set; } = null!;

    public Part<GrowthFacts> Growth { get; private set; } = null!;

    /// <param name="gathering">The session and the limits.</param>
    /// <param name="moduleVersion">The version of the module.</param>
    /// <param name="report">Hears which section begins: its number from 0, and its name.</param>
    public static async Task<OverviewFacts> GatherAsync(Gathering gathering, string moduleVersion, Action<int, string> report)
    {
        DracoonSession session = gathering.Session;
        int section = 0;
        async Task<Part<T>> Next<T>(string name, string right, Func<Gathering, Task<T>> gather)
            where T : class
        {
            report(section++, name);
            return await Part<T>.GatherAsync(right, () => gather(gathering));
        }
        return new OverviewFacts
        {
            Host = session.BaseUri.IsDefaultPort ? session.BaseUri.Host : session.BaseUri.Authority,
            ServerVersion = session.ServerVersion,
            UserName = session.Account.UserName,
            FullName = (session.Account.FirstName + " " + session.Account.LastName).Trim(),
            ModuleVersion = moduleVersion,
            MadeAt = gathering.Now,
            Storage = await Next("storage", "the permission to read rooms", StorageFacts.GatherAsync),
            Users = await Next("users", "the role user manager", UserFacts.GatherAsync),
            Shares = await Next("shares", "the permission to manage shares in a room", ShareFacts.GatherAsync),
            Admins = await Next("admins of rooms", "the role auditor", AdminFacts.GatherAsync),
            Permissions = await Next("permissions", "the permission to manage rooms", PermissionFacts.GatherAsync),
            Growth = await Next("growth", "the permission to read rooms", GrowthFacts.GatherAsync),
        };
    }
}
