using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Dracoon.Client.Transfers;
using Newtonsoft.Json;
using Xunit;

namespace DracoonPS.UnitTests.Transfers;

/// <summary>Lists of a tree that are not what is there: nothing in them is left out silently.</summary>
public sealed class RemoteSnapshotTests(Sandbox sandbox) : IClassFixture<Sandbox>, IAsyncLifetime
{
    private DracoonSession _session = null!;
    private DracoonNode _room = null!;
    private DracoonNode _outer = null!;
    private DracoonNode _inner = null!;

    public async Task InitializeAsync()
    {
        _session = await sandbox.ConnectAsync();
        _room = await _session.Nodes.CreateRoomAsync(new CreateRoomRequest { Name = "T" + Guid.NewGuid().ToString("N"), AdminIds = [_session.Account.UserId] });
        _outer = await _session.Nodes.CreateFolderAsync(new CreateFolderRequest { ParentId = _room.NodeId, Name = "outer" });
        _inner = await _session.Nodes.CreateFolderAsync(new CreateFolderRequest { ParentId = _outer.NodeId, Name = "inner" });
        await sandbox.ForgetAsync();
    }

    public async Task DisposeAsync()
    {
        await sandbox.ForgetAsync();
        _session.Dispose();
    }

    [Fact]
    public async Task Folders_that_the_list_lacks_are_looked_up()
    {
        await AnswerAsync(File(900_001, _inner.NodeId));
        IReadOnlyList<TreeEntry> entries = await RemoteSnapshot.ReadAsync(_session, _room, static _ => false);
        Assert.Equal(["outer", "outer/inner", "outer/inner/f"], entries.Select(e => e.Path));
    }

    [Fact]
    public async Task What_is_below_an_excluded_folder_that_the_list_lacks_is_excluded()
    {
        await AnswerAsync(File(900_001, _inner.NodeId));
        IReadOnlyList<TreeEntry> entries = await RemoteSnapshot.ReadAsync(_session, _room, static path => path == "outer/inner");
        Assert.Equal(["outer False", "outer/inner True"], entries.Select(e => $"{e.Path} {e.IsProtected}"));
    }

    [Fact]
    public async Task A_folder_that_the_server_does_not_give_at_all_is_an_error_that_names_it()
    {
        await AnswerAsync(File(900_001, _outer.NodeId), File(900_002, 900_000));
        TransferException e = await Assert.ThrowsAsync<TransferException>(() => RemoteSnapshot.ReadAsync(_session, _room, static _ => false));
        Assert.Equal(TransferFailure.ListIncomplete, e.Failure);
        Assert.Contains("'/left/out/', 900000", e.Message, StringComparison.Ordinal);
        Assert.Contains("Run the command again", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_holds_something_is_an_error()
    {
        await AnswerAsync(File(900_001, _room.NodeId), File(900_002, 900_001));
        Assert.Equal(TransferFailure.ListIncomplete, (await Assert.ThrowsAsync<TransferException>(() => RemoteSnapshot.ReadAsync(_session, _room, static _ => false))).Failure);
    }

    [Fact]
    public async Task Folders_in_each_other_are_an_error()
    {
        await AnswerAsync(Folder(900_001, 900_002), Folder(900_002, 900_001));
        Assert.Equal(TransferFailure.ListIncomplete, (await Assert.ThrowsAsync<TransferException>(() => RemoteSnapshot.ReadAsync(_session, _room, static _ => false))).Failure);
    }

    [Fact]
    public async Task The_root_below_itself_is_an_error()
    {
        await AnswerAsync(Folder(_room.NodeId, _room.NodeId));
        Assert.Equal(TransferFailure.ListIncomplete, (await Assert.ThrowsAsync<TransferException>(() => RemoteSnapshot.ReadAsync(_session, _room, static _ => false))).Failure);
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public async Task Folders_in_folders_have_an_end(int depth, bool isRead)
    {
        // The deepest first, so that each is looked for before it is known.
        await AnswerAsync([.. Enumerable.Range(1, depth).Reverse().Select(i => Folder(900_000 + i, i == 1 ? _room.NodeId : 900_000 + i - 1)), File(990_000, 900_000 + depth)]);
        Task<IReadOnlyList<TreeEntry>> read = RemoteSnapshot.ReadAsync(_session, _room, static _ => false);
        if (isRead)
        {
            Assert.Equal(depth + 1, (await read).Count);
        }
        else
        {
            Assert.Equal(TransferFailure.ListIncomplete, (await Assert.ThrowsAsync<TransferException>(() => read)).Failure);
        }
    }

    [Fact]
    public async Task What_is_not_below_the_root_is_an_error()
    {
        DracoonNode other = await _session.Nodes.CreateRoomAsync(new CreateRoomRequest { Name = "O" + Guid.NewGuid().ToString("N"), AdminIds = [_session.Account.UserId] });
        await AnswerAsync(File(900_001, other.NodeId));
        await Assert.ThrowsAsync<DracoonReferenceException>(() => RemoteSnapshot.ReadAsync(_session, _room, static _ => false));
    }

    private Task AnswerAsync(params object[] items) => sandbox.FaultAsync(new
    {
        path = "/api/v4/nodes/search",
        count = 1,
        contentType = "application/json",
        body = JsonConvert.SerializeObject(new { range = new { offset = 0, limit = 1500, total = items.Length }, items }),
    });

    private static object File(long id, long parentId) => new { id, parentId, parentPath = "/left/out/", name = "f", type = "file", size = 3 };

    private static object Folder(long id, long parentId) => new { id, parentId, parentPath = "/left/out/", name = "d" + id, type = "folder" };
}
