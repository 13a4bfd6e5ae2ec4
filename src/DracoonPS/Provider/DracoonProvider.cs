using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Provider;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using DracoonPS.Errors;

namespace DracoonPS.Provider;

/// <summary>Shows rooms, folders and files as a drive of PowerShell: <c>New-PSDrive -Name D -PSProvider Dracoon -Root /</c>.</summary>
[CmdletProvider("Dracoon", ProviderCapabilities.Filter | ProviderCapabilities.ShouldProcess)]
public sealed partial class DracoonProvider : AsyncProvider, IContentCmdletProvider, IPropertyCmdletProvider
{
    /// <inheritdoc/>
    protected override object NewDriveDynamicParameters() => new NewDriveParameters();

    /// <inheritdoc/>
    protected override PSDriveInfo? NewDrive(PSDriveInfo drive)
    {
        if (drive is null or DracoonDriveInfo)
        {
            return drive; // Connect-Dracoon -DriveName makes it whole
        }
        DrivePath root = DrivePath.Parse(drive.Root);
        return Ask(root, () =>
        {
            DracoonSession session = (DynamicParameters as NewDriveParameters)?.Session ?? SessionOf(root);
            if (session.HasServiceToken)
            {
                throw new ArgumentException("A session with a service token has no user, and so no rooms. Give -Session one that a user signed in with.");
            }
            if (!root.IsTop)
            {
                DracoonNode node = Run(cancellationToken => session.Nodes.GetByPathAsync(root.ToString(), cancellationToken));
                root = node.Type != "file" ? root.With(node.Path) : throw new ArgumentException($"'{node.Path}' is a file. The root of a drive is '/', or the path of a room or folder.");
            }
            return new DracoonDriveInfo(drive.Name, drive.Provider, DrivePath.Of(session, root.ToString()), string.IsNullOrEmpty(drive.Description) ? null : drive.Description, session);
        });
    }

    /// <inheritdoc/>
    protected override bool IsValidPath(string path) => path is not null;

    // The inherited ones ask the server whether paths exist, and refuse an empty one.

    /// <inheritdoc/>
    protected override string GetChildName(string path)
    {
        DrivePath whole = DrivePath.Parse(path);
        return whole.IsTop ? whole.Key ?? "" : whole.Name;
    }

    /// <inheritdoc/>
    protected override string GetParentPath(string path, string root) => string.IsNullOrEmpty(path) ? "" : base.GetParentPath(path, root);

    /// <summary>The session that a path belongs to.</summary>
    /// <exception cref="NotConnectedException">There is none, or it has ended.</exception>
    private DracoonSession SessionOf(DrivePath path)
    {
        if (path.SessionId is not int id)
        {
            return SessionStore.Current.Default ?? throw new NotConnectedException();
        }
        IEnumerable<DracoonSession> ofDrives = ProviderInfo.Drives.OfType<DracoonDriveInfo>().Select(drive => drive.Session);
        DracoonSession? session = (PSDriveInfo is DracoonDriveInfo own ? new[] { own.Session } : Array.Empty<DracoonSession>())
            .Concat(ofDrives).Concat(SessionStore.Current.All).FirstOrDefault(s => s.SessionId == id);
        return session is { IsClosed: false } ? session
            : throw new NotConnectedException($"The session of '{path.ProviderPath}' has ended. Sign in again, and make a drive for the new session: Connect-Dracoon -DriveName.");
    }

    /// <summary>The node at a path; null when nothing is there. Not for the top, and not to be emitted.</summary>
    private DracoonNode? Find(DrivePath path)
    {
        DracoonSession session = SessionOf(path);
        return Run(cancellationToken => NodeCache.Of(session).FindAsync(session, path, cancellationToken));
    }

    /// <summary>The node at a path.</summary>
    /// <exception cref="DracoonReferenceException">Nothing is there.</exception>
    private DracoonNode Require(DrivePath path) => path.IsTop
        ? throw new ArgumentException("'/' is the top of the server, and no room, folder or file.")
        : Find(path) ?? throw new DracoonReferenceException(ReferenceFailure.NotFound, "node", path.ToString());

    /// <summary>The number of a room, folder, or the top.</summary>
    private long RequireContainer(DrivePath path)
    {
        if (path.IsTop)
        {
            return NodesApi.Root;
        }
        DracoonNode node = Require(path);
        return node.Type != "file" ? node.NodeId : throw new ArgumentException($"'{path}' is a file and contains nothing.");
    }

    /// <summary>The room or folder that something at a path is in, or is to be.</summary>
    private DracoonNode RequireParent(DrivePath path)
    {
        if (path.Names.Count < 2)
        {
            throw new ArgumentException($"'{path}' is at the top, where only rooms are. Files and folders lie in a room: '/Room/{(path.IsTop ? "file" : path.Name)}'.");
        }
        DracoonNode parent = Require(path.Parent);
        return parent.Type != "file" ? parent : throw new ArgumentException($"'{parent.Path}' is a file and contains nothing.");
    }

    /// <summary>Emits a node that nobody has yet.</summary>
    private void Emit(DracoonNode node, DrivePath path)
    {
        // PowerShell's own cmdlets bind a property Path before PSPath, and take '/Room/x' for a local path: 'dir D:/Room | Remove-Item' would remove
        // local files. So on objects of a drive it is the path on the drive.
        var item = new PSObject(node);
        item.Properties.Remove(nameof(DracoonNode.Path));
        item.Properties.Add(new PSNoteProperty(nameof(DracoonNode.Path), ShellPath(path)), preValidated: true);
        WriteItemObject(item, path.ProviderPath, node.Type != "file");
    }

    /// <summary>The path as a user would type it; for a path without a drive, with the provider in front.</summary>
    private string ShellPath(DrivePath path)
    {
        if (PSDriveInfo is DracoonDriveInfo drive && DrivePath.Parse(drive.Root) is DrivePath root && root.Key == path.Key
            && root.Names.SequenceEqual(path.Names.Take(root.Names.Count), StringComparer.OrdinalIgnoreCase))
        {
            string separator = System.IO.Path.DirectorySeparatorChar.ToString();
            return drive.Name + ":" + separator + string.Join(separator, path.Names.Skip(root.Names.Count).Select(WildcardPattern.Escape));
        }
        return ProviderInfo + "::" + WildcardPattern.Escape(path.ProviderPath);
    }
}
