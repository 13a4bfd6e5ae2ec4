using System;
using System.Linq;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Xunit;

namespace DracoonPS.UnitTests.Faults;

/// <summary>One object.</summary>
internal sealed class ReadColumn(FaultWorld world) : FaultColumn(world)
{
    public override (string Method, string Path) Call => ("GET", "/api/v4/users/1");

    public override string Subject => "GET /api/v4/users/1";

    public override bool IsPaused => true;

    public override string Result => "admin Ada Admin";

    public override async Task<string> CallAsync()
    {
        DracoonUser user = await Session.Users.GetAsync(1);
        return $"{user.UserName} {user.FirstName} {user.LastName}";
    }
}

/// <summary>The second of several pages.</summary>
internal sealed class PageColumn(FaultWorld world) : FaultColumn(world)
{
    private const int PageSize = 50;

    private string _all = "";

    public override (string Method, string Path) Call => ("GET", "/api/v4/users");

    public override (string Method, string Path)? Before => Call;

    public override int Skip => 1;

    public override int Usual => 3;

    public override string Subject => "GET /api/v4/users";

    public override string Result => _all;

    public override async Task PrepareAsync() => _all = await ListAsync(World.Steady);

    public override Task<string> CallAsync() => ListAsync(Session);

    private static async Task<string> ListAsync(DracoonSession session)
    {
        using PagedQuery<DracoonUser> query = session.Users.List(new ListOptions { PageSize = PageSize });
        return string.Join(",", (await query.ToListAsync()).Select(u => u.UserId));
    }
}

/// <summary>A folder that was not there.</summary>
internal sealed class CreateColumn(FaultWorld world) : FaultColumn(world)
{
    private readonly string _name = "New " + Guid.NewGuid().ToString("N");

    public override (string Method, string Path) Call => ("POST", "/api/v4/nodes/folders");

    public override string Subject => "POST /api/v4/nodes/folders";

    public override bool IsPaused => true;

    public override string Result => _name;

    public override async Task<string> CallAsync() => (await Session.Nodes.CreateFolderAsync(new CreateFolderRequest { ParentId = World.Room.NodeId, Name = _name })).Name;

    public override async Task<bool> IsDoneAsync(bool succeeded)
    {
        DracoonNode[] found = await NodesAsync(World, _name);
        Assert.InRange(found.Length, 0, 1);
        return found.Length == 1;
    }

    /// <summary>The nodes of the room whose names begin so: a second one would have another number behind it.</summary>
    public static async Task<DracoonNode[]> NodesAsync(FaultWorld world, string name)
    {
        using PagedQuery<DracoonNode> query = world.Steady.Nodes.List(world.Room.NodeId);
        return [.. (await query.ToListAsync()).Where(n => n.Name.StartsWith(name, StringComparison.Ordinal))];
    }
}

/// <summary>A folder that is to go.</summary>
internal sealed class DeleteColumn(FaultWorld world) : FaultColumn(world)
{
    private readonly string _name = "Old " + Guid.NewGuid().ToString("N");
    private long _id;

    public override (string Method, string Path) Call => ("DELETE", $"/api/v4/nodes/{_id}");

    public override string Subject => $"DELETE /api/v4/nodes/{_id}";

    public override string Result => "";

    public override async Task PrepareAsync() =>
        _id = (await World.Steady.Nodes.CreateFolderAsync(new CreateFolderRequest { ParentId = World.Room.NodeId, Name = _name })).NodeId;

    public override async Task<string> CallAsync()
    {
        await Session.Nodes.DeleteAsync(_id);
        return "";
    }

    public override async Task<bool> IsDoneAsync(bool succeeded) => (await CreateColumn.NodesAsync(World, _name)).Length == 0;
}
