using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using Xunit;

namespace DracoonPS.UnitTests.Transfers;

/// <summary>Plans from two trees, without a server and without a disk.</summary>
public sealed class SyncPlannerTests
{
    [Fact]
    public void What_is_missing_goes_over_what_differs_too_and_the_rest_is_left()
    {
        SyncPlan plan = Plan("a/ a/new a/same a/other", "a/ a/same a/other extra", mirror: false, differs: "a/other");
        Assert.Equal(["Transfer a/new", "Transfer a/other", "Skip a/same"], Steps(plan));
        Assert.Null(plan.Steps.Single(s => s.TargetPath == "a/new").Target);
        Assert.NotNull(plan.Steps.Single(s => s.TargetPath == "a/other").Target);
        Assert.Empty(plan.Removals);
    }

    [Fact]
    public void Folders_come_before_what_is_in_them()
    {
        Assert.Equal(["CreateFolder a", "CreateFolder a/b", "Transfer a/b/c", "Transfer a-b"], Steps(Plan("a/b/c a/b/ a-b a/", "")).OrderBy(s => s.Contains("a-b", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_mirror_removes_what_the_source_has_not_each_folder_once()
    {
        SyncPlan plan = Plan("keep", "keep old/ old/x old/sub/ old/sub/y z");
        Assert.Equal(["old", "z"], plan.Removals.Select(r => r.TargetPath));
        Assert.Equal(["old/sub", "old/sub/y", "old/x"], plan.Removals[0].Contained.Select(c => c.Path));
    }

    [Fact]
    public void A_mirror_of_what_is_equal_has_nothing_to_do()
    {
        SyncPlan plan = Plan("a/ a/b c", "a/ a/b c");
        Assert.All(plan.Steps, s => Assert.Equal(SyncAction.Skip, s.Action));
        Assert.Empty(plan.Removals);
        Assert.Empty(plan.Obstacles);
    }

    [Theory]
    [InlineData("old/ old/x old/!keep", "old/x")] // the folder has to stay for what is protected
    [InlineData("!keep", "")]
    public void What_is_protected_in_the_target_stays(string target, string removed) =>
        Assert.Equal(removed, string.Join(" ", Plan("", target).Removals.Select(r => r.TargetPath)));

    [Fact]
    public void What_the_source_has_but_leaves_out_stays_in_the_target_with_everything_in_it()
    {
        Assert.Empty(Plan("!link a/ a/!x", "link/ link/y a/ a/x").Removals);
    }

    [Fact]
    public void Nothing_goes_through_a_link_of_the_target()
    {
        SyncPlan plan = Plan("d/ d/x d/sub/ d/sub/y", "@d");
        Assert.All(plan.Steps, s => Assert.Equal(SyncAction.Conflict, s.Action));
        Assert.Contains(plan.Steps, s => s.TargetPath == "d/sub/y");
        Assert.Empty(plan.Removals);
        Assert.Empty(plan.Obstacles);
    }

    [Fact]
    public void A_file_in_the_place_of_a_folder_is_a_conflict_without_mirror_and_replaces_it_with()
    {
        SyncPlan plan = Plan("x", "x/ x/y", mirror: false);
        Assert.Equal(["Conflict x"], Steps(plan));
        plan = Plan("x", "x/ x/y");
        Assert.Equal(["x"], plan.Obstacles.Select(o => o.TargetPath));
        Assert.Equal(["Transfer x"], Steps(plan));
        Assert.Null(plan.Steps[0].Target);
        Assert.Empty(plan.Removals);
        plan = Plan("x", "x/ x/!y");
        Assert.Equal(["Conflict x"], Steps(plan));
        Assert.Empty(plan.Removals);
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_a_conflict_for_all_that_is_in_it()
    {
        Assert.Equal(["Conflict x", "Conflict x/a", "Conflict x/b/c"], Steps(Plan("x/ x/a x/b/ x/b/c", "x", mirror: false)));
        SyncPlan plan = Plan("x/ x/a", "x");
        Assert.Single(plan.Obstacles);
        Assert.Equal(["CreateFolder x", "Transfer x/a"], Steps(plan));
    }

    [Fact]
    public void Names_match_whatever_their_case_and_go_where_the_target_has_them()
    {
        SyncPlan plan = Plan("Sub/ Sub/File Sub/New", "sub/ sub/file", differs: "Sub/File");
        Assert.Equal(["Transfer sub/file", "Transfer sub/New"], Steps(plan));
        Assert.Empty(plan.Removals);
    }

    [Fact]
    public void Two_names_that_the_target_cant_tell_apart_are_no_pair_of_one_file()
    {
        Assert.Equal(["Transfer A", "Conflict a"], Steps(Plan("A a", "")));
    }

    [Fact]
    public void Rooms_are_never_removed()
    {
        var target = Entries("gone");
        target.Add(new TreeEntry("room", TreeEntryKind.Folder) { Node = new DracoonNode { Type = "room", Name = "room" } });
        target.Add(new TreeEntry("room/x", TreeEntryKind.File));
        SyncPlan plan = SyncPlanner.Plan([], target, (_, _) => true, true);
        Assert.Equal(["gone"], plan.Removals.Select(r => r.TargetPath));
        Assert.Equal(["room"], plan.KeptRooms.Select(r => r.Path));
        plan = SyncPlanner.Plan(Entries("room"), target, (_, _) => true, true);
        Assert.Equal(["Conflict room"], Steps(plan));
    }

    [Fact]
    public void Times_are_compared_in_both_directions_and_sizes_too()
    {
        DateTime time = DateTime.UtcNow;
        var local = new TreeEntry("f", TreeEntryKind.File) { Size = 5, Modified = time };
        TreeEntry remote = Remote(5, time);
        Assert.True(new ContentComparer(SyncDirection.Upload, false).IsSame(local, remote));
        Assert.True(new ContentComparer(SyncDirection.Download, false).IsSame(remote, local));
        Assert.False(new ContentComparer(SyncDirection.Upload, false).IsSame(local, Remote(6, time)));
        Assert.False(new ContentComparer(SyncDirection.Upload, false).IsSame(local, Remote(5, time.AddSeconds(3))));
        Assert.False(new ContentComparer(SyncDirection.Download, false).IsSame(Remote(5, time.AddSeconds(3)), local));
    }

    [Fact]
    public void Where_the_server_keeps_no_time_of_the_content_the_target_must_not_be_older()
    {
        DateTime now = DateTime.UtcNow;
        var local = new TreeEntry("f", TreeEntryKind.File) { Modified = now };
        var remote = new TreeEntry("f", TreeEntryKind.File) { Stored = now.AddMinutes(1) };
        Assert.True(new ContentComparer(SyncDirection.Upload, false).IsSame(local, remote));
        Assert.False(new ContentComparer(SyncDirection.Download, false).IsSame(remote, local));
    }

    [Theory]
    [InlineData("900150983CD24FB0D6963F7D28E17F72", false, true)]
    [InlineData("00000000000000000000000000000000", false, false)]
    [InlineData("00000000000000000000000000000000", true, true)] // encrypted: the hash is of something else, the times agree
    [InlineData("not-a-hash-1", false, true)]
    public void A_hash_is_used_where_it_is_one_of_the_content(string hash, bool encrypted, bool same)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "abc");
            DateTime time = DateTime.UtcNow;
            var local = new TreeEntry("f", TreeEntryKind.File) { Size = 3, Modified = time, LocalPath = path };
            TreeEntry remote = Remote(3, time);
            remote.Node!.Hash = hash;
            remote.Node.IsEncrypted = encrypted;
            Assert.Equal(same, new ContentComparer(SyncDirection.Upload, true).IsSame(local, remote));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_removal_leaves_what_is_not_in_the_plan()
    {
        string root = Directory.CreateTempSubdirectory("dracoonps-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "old"));
            File.WriteAllText(Path.Combine(root, "old", "x"), "");
            SyncStep step = Plan("", "old/ old/x").Removals.Single();
            File.WriteAllText(Path.Combine(root, "old", "late"), "");
            Assert.ThrowsAny<IOException>(() => LocalRemoval.Remove(root, step));
            Assert.Equal(["late"], Directory.GetFileSystemEntries(Path.Combine(root, "old")).Select(Path.GetFileName));
            Assert.Throws<IOException>(() => LocalRemoval.Remove(root, Plan("", "../" + Path.GetFileName(root)).Removals.Single()));
        }
        finally
        {
            Directory.Delete(root, true);
        }
    }

    [Fact]
    public void A_removal_does_not_go_through_a_folder_that_became_a_link()
    {
        string root = Directory.CreateTempSubdirectory("dracoonps-").FullName;
        string outside = Directory.CreateTempSubdirectory("dracoonps-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(outside, "x"), "");
            Directory.CreateSymbolicLink(Path.Combine(root, "d"), outside);
            SyncStep step = Plan("d/", "d/ d/x").Removals.Single();
            Assert.Throws<IOException>(() => LocalRemoval.Remove(root, step));
            Assert.True(File.Exists(Path.Combine(outside, "x")));
            TreeEntry link = Assert.Single(LocalSnapshot.Read(root, _ => false).Entries);
            Assert.Equal(TreeEntryKind.Link, link.Kind);
            Assert.True(link.IsProtected);
        }
        finally
        {
            Directory.Delete(root, true);
            Directory.Delete(outside, true);
        }
    }

    private static SyncPlan Plan(string source, string target, bool mirror = true, string differs = "") =>
        SyncPlanner.Plan(Entries(source), Entries(target), (s, _) => s.Path != differs, mirror);

    private static IEnumerable<string> Steps(SyncPlan plan) => plan.Steps.Select(s => s.ToString());

    /// <summary>Folders end with a slash, what is protected has an exclamation mark before its name, links an at.</summary>
    private static List<TreeEntry> Entries(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => new TreeEntry(
        t.TrimEnd('/').Replace("!", "", StringComparison.Ordinal).Replace("@", "", StringComparison.Ordinal),
        t.Contains('@') ? TreeEntryKind.Link : t.EndsWith('/') ? TreeEntryKind.Folder : TreeEntryKind.File) { IsProtected = t.Contains('!') || t.Contains('@') }).ToList();

    private static TreeEntry Remote(long size, DateTime time) => new("f", TreeEntryKind.File)
    {
        Size = size,
        Modified = time,
        Node = new DracoonNode { Type = "file", Size = size, TimestampModification = time },
    };
}
