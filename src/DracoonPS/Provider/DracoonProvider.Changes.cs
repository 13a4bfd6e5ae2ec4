using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Dracoon.Client.Transfers;
using DracoonPS.References;
using DracoonPS.Rooms;

namespace DracoonPS.Provider;

/// <content>Making, removing and renaming.</content>
public sealed partial class DracoonProvider
{
    /// <inheritdoc/>
    protected override void NewItem(string path, string itemTypeName, object newItemValue)
    {
        DrivePath item = DrivePath.Parse(path);
        Try(item, () =>
        {
            switch (itemTypeName?.ToUpperInvariant())
            {
                case "ROOM":
                    NewRoom(item);
                    break;
                case "DIRECTORY" or "FOLDER" or "CONTAINER":
                    NewFolder(item);
                    break;
                case null or "" or "FILE" or "LEAF":
                    NewFile(item, newItemValue);
                    break;
                default:
                    throw new ArgumentException($"'{itemTypeName}' is no type of an item here. -ItemType is Room, Directory (or Folder) or File.");
            }
        });
    }

    /// <inheritdoc/>
    protected override void RemoveItem(string path, bool recurse)
    {
        DrivePath item = DrivePath.Parse(path);
        Try(item, () =>
        {
            DracoonSession session = SessionOf(item);
            DracoonNode node = Require(item);
            if (!recurse && HasChildren(item))
            {
                throw new ArgumentException($"'{item}' is not empty. Use -Recurse to remove it with everything in it.");
            }
            if (ShouldProcess(NodeReference.Describe(node), node.Type == "file" ? "Remove" : "Remove with everything in it"))
            {
                Run(cancellationToken => session.Nodes.DeleteAsync(node.NodeId, cancellationToken));
            }
        });
    }

    /// <inheritdoc/>
    protected override void RenameItem(string path, string newName)
    {
        DrivePath item = DrivePath.Parse(path);
        Try(item, () =>
        {
            if (NodePath.Split(newName).Count != 1 || NodePath.Split(newName)[0] != newName)
            {
                throw new ArgumentException($"'{newName}' is no name but a path. Rename-Item changes the name, Move-Item the place.");
            }
            DracoonNode node = Require(item);
            if (ShouldProcess(NodeReference.Describe(node), $"Rename to '{newName}'"))
            {
                Emit(Rename(SessionOf(item), node, newName), item.Parent.Child(newName));
            }
        });
    }

    private DracoonNode Rename(DracoonSession session, DracoonNode node, string newName) => Run(cancellationToken => node.Type switch
    {
        "room" => session.RoomSettings.UpdateAsync(node.NodeId, new UpdateRoomRequest { Name = newName }, cancellationToken),
        "folder" => session.Nodes.UpdateFolderAsync(node.NodeId, new UpdateFolderRequest { Name = newName }, cancellationToken),
        _ => session.Nodes.UpdateFileAsync(node.NodeId, new UpdateFileRequest { Name = newName }, cancellationToken),
    });

    private void NewRoom(DrivePath path)
    {
        DracoonSession session = SessionOf(path);
        RequireName(path);
        var plan = new RoomPlan(new CreateRoomRequest { Name = path.Name }) { CreatorId = session.Account.UserId };
        if (!path.Parent.IsTop)
        {
            plan.Request.ParentId = Require(path.Parent).NodeId;
        }
        plan.Decide(null, false);
        if (ShouldProcess(path.ToString(), "Create room"))
        {
            Emit(Run(cancellationToken => plan.RunAsync(session, cancellationToken))!, path);
        }
    }

    /// <summary>The folders above are made too; the first part of the path is a room.</summary>
    private void NewFolder(DrivePath path)
    {
        DracoonSession session = SessionOf(path);
        if (path.Names.Count < 2)
        {
            throw new ArgumentException($"'{path}' is at the top, where only rooms are. Make one with -ItemType Room, or a folder in a room: '/Room/{(path.IsTop ? "Folder" : path.Name)}'.");
        }
        if (!Force && Find(path) is DracoonNode there)
        {
            throw new NodeExistsException($"'{path}' is there already, as a {there.Type}. With -Force, New-Item takes it as it is.");
        }
        if (!ShouldProcess(path.ToString(), "Create folder"))
        {
            return;
        }
        DracoonNode folder = Run(async cancellationToken =>
        {
            DracoonNode node = await session.Nodes.GetByPathAsync("/" + path.Names[0], cancellationToken).ConfigureAwait(false);
            for (int i = 1; i < path.Names.Count; i++)
            {
                node = await session.Nodes.EnsureFolderAsync(node.NodeId, path.Names[i], cancellationToken).ConfigureAwait(false);
            }
            return node;
        });
        Emit(folder, path);
    }

    private void NewFile(DrivePath path, object? value)
    {
        DracoonNode parent = RequireParent(path);
        value = value is PSObject wrapped ? wrapped.BaseObject : value;
        byte[] content = value as byte[] ?? new UTF8Encoding(false).GetBytes(value is null ? "" : LanguagePrimitives.ConvertTo<string>(value));
        if (ShouldProcess(path.ToString(), $"Create file of {ByteSize.Format(content.Length)}"))
        {
            var request = new UploadRequest(parent, path.Name, content.Length, () => new MemoryStream(content, writable: false))
            {
                OnConflict = Force ? ConflictStrategy.Overwrite : ConflictStrategy.Fail,
                KeepShareLinks = Force,
            };
            Emit(Upload(path, request), path);
        }
    }

    /// <summary>Sends a file as a whole, and warns of who can't read it.</summary>
    internal DracoonNode Upload(DrivePath path, UploadRequest request)
    {
        DracoonSession session = SessionOf(path);
        request.TimestampModification ??= DateTime.UtcNow;
        request.KeysDistributed = keys => Warn(FileKeyWarning.For(path.ToString(), keys));
        return Run(cancellationToken => session.Uploads.UploadAsync(request, null, cancellationToken));
    }

    private static void RequireName(DrivePath path)
    {
        if (path.IsTop)
        {
            throw new ArgumentException("The path has no name of what is to be made, such as D:/Room.");
        }
    }
}
