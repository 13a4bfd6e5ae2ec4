using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;

namespace DracoonPS.Provider;

/// <content>Looking: Test-Path, Get-Item, Get-ChildItem, and wildcards.</content>
public sealed partial class DracoonProvider
{
    /// <inheritdoc/>
    protected override bool ItemExists(string path)
    {
        DrivePath item = DrivePath.Parse(path);
        bool isTest = DynamicParameters is PathTestParameters;
        return AskForExistence(item, !isTest, () => item.IsTop ? SessionOf(item) is not null : Find(item) is not null);
    }

    /// <inheritdoc/>
    protected override object ItemExistsDynamicParameters(string path) => new PathTestParameters();

    /// <inheritdoc/>
    protected override bool IsItemContainer(string path)
    {
        DrivePath item = DrivePath.Parse(path);
        return Ask(item, () => item.IsTop || Find(item) is { Type: not "file" });
    }

    /// <inheritdoc/>
    protected override bool HasChildItems(string path)
    {
        DrivePath item = DrivePath.Parse(path);
        return Ask(item, () => HasChildren(item));
    }

    /// <inheritdoc/>
    protected override void GetItem(string path)
    {
        DrivePath item = DrivePath.Parse(path);
        Try(item, () => EmitItem(item));
    }

    /// <inheritdoc/>
    protected override object GetChildItemsDynamicParameters(string path, bool recurse) => new ChildItemParameters();

    /// <inheritdoc/>
    protected override object GetChildNamesDynamicParameters(string path) => new ChildItemParameters();

    /// <inheritdoc/>
    protected override void GetChildItems(string path, bool recurse) => GetChildItems(path, recurse, uint.MaxValue);

    /// <inheritdoc/>
    protected override void GetChildItems(string path, bool recurse, uint depth)
    {
        DrivePath item = DrivePath.Parse(path);
        Try(item, () =>
        {
            if (!item.IsTop && Require(item).Type == "file")
            {
                EmitItem(item);
                return;
            }
            foreach ((DracoonNode node, DrivePath at) in recurse && depth > 0 ? Below(item, depth) : Children(item, Filter, isEmitted: true))
            {
                if (IsWanted(node))
                {
                    Emit(node, at);
                }
            }
        });
    }

    /// <inheritdoc/>
    protected override void GetChildNames(string path, ReturnContainers returnContainers)
    {
        DrivePath item = DrivePath.Parse(path);
        Try(item, () =>
        {
            // The filter, -File and -Directory are not for what is only looked through on the way down.
            bool all = returnContainers == ReturnContainers.ReturnAllContainers;
            Func<string, bool> fits = Matcher(Filter);
            foreach ((DracoonNode node, DrivePath _) in Children(item, all ? null : Filter, isEmitted: false))
            {
                bool isContainer = node.Type != "file";
                if ((all && isContainer) || (fits(node.Name) && IsWanted(node)))
                {
                    WriteItemObject(node.Name, item.Child(node.Name).ProviderPath, isContainer);
                }
            }
        });
    }

    private void EmitItem(DrivePath path)
    {
        DracoonSession session = SessionOf(path);
        if (path.IsTop)
        {
            WriteItemObject(new DracoonDriveRoot(session), path.ProviderPath, true);
            return;
        }
        DracoonNode node = Run(cancellationToken => NodeCache.Of(session).FindNewAsync(session, path, cancellationToken))
            ?? throw new DracoonReferenceException(ReferenceFailure.NotFound, "node", path.ToString());
        if (IsWanted(node))
        {
            Emit(node, path);
        }
    }

    private bool IsWanted(DracoonNode node) => (DynamicParameters as ChildItemParameters)?.Includes(node.Type != "file") != false;

    private bool HasChildren(DrivePath path)
    {
        DracoonSession session = SessionOf(path);
        if (!path.IsTop && Require(path).Type == "file")
        {
            return false;
        }
        using PagedQuery<DracoonNode> first = session.Nodes.List(RequireContainer(path), new ListOptions { First = 1 });
        return Run(first.MoveNextAsync);
    }

    /// <summary>What a room or folder contains.</summary>
    private IEnumerable<(DracoonNode Node, DrivePath Path)> Children(DrivePath parent, string? filter, bool isEmitted)
    {
        DracoonSession session = SessionOf(parent);
        long parentId = RequireContainer(parent);
        string part = CommonPart(filter);
        var options = new ListOptions { Sort = "name:asc", Filter = part.Length > 0 ? new FilterBuilder().Add("name", "cn", part).ToFilter() : null };
        Func<string, bool> fits = Matcher(filter);
        long changes = session.ChangeCount;
        foreach (DracoonNode node in Enumerate(session.Nodes.List(parentId, options)))
        {
            if (fits(node.Name))
            {
                DrivePath path = parent.Child(node.Name);
                NodeCache.Of(session).Add(session, path, node, changes, isEmitted);
                yield return (node, path);
            }
        }
    }

    /// <summary>What is below a room or folder, in one list: a request for each folder would take a hundred times as long.</summary>
    private IEnumerable<(DracoonNode Node, DrivePath Path)> Below(DrivePath root, uint depth)
    {
        DracoonSession session = SessionOf(root);
        long rootId = RequireContainer(root);
        string part = CommonPart(Filter);
        Func<string, bool> fits = Matcher(Filter);
        var options = new ListOptions { Sort = "parentPath:asc" };
        var together = new List<DracoonNode>(); // what lies in one folder
        foreach (DracoonNode node in Enumerate(session.Nodes.Search(part.Length > 0 ? part : "*", rootId, depth > int.MaxValue ? -1 : (int)depth, options)))
        {
            if (together.Count > 0 && together[0].ParentPath != node.ParentPath)
            {
                foreach (DracoonNode sibling in Sorted(together))
                {
                    yield return (sibling, root.With(sibling.Path));
                }
                together.Clear();
            }
            if (fits(node.Name))
            {
                together.Add(node);
            }
        }
        foreach (DracoonNode sibling in Sorted(together))
        {
            yield return (sibling, root.With(sibling.Path));
        }
    }

    /// <summary>As a list without -Recurse has them: rooms, folders, files, each by name.</summary>
    private static List<DracoonNode> Sorted(List<DracoonNode> nodes) => nodes
        .OrderBy(node => node.Type == "room" ? 0 : node.Type == "folder" ? 1 : 2).ThenBy(node => node.Name, StringComparer.OrdinalIgnoreCase).ToList();

    /// <summary>As in the file system, <c>*</c> and <c>?</c> are the only wildcards of -Filter.</summary>
    private static string? Escaped(string? filter) => filter?.Replace("`", "``").Replace("[", "`[").Replace("]", "`]");

    private static string CommonPart(string? filter) => string.IsNullOrEmpty(filter) ? "" : Wildcard.CommonPart(Escaped(filter)!);

    private static Func<string, bool> Matcher(string? filter) => string.IsNullOrEmpty(filter) ? static _ => true : Wildcard.MatcherOf(Escaped(filter)!);
}
