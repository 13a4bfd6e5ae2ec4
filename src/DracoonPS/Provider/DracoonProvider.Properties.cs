using System;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.References;

namespace DracoonPS.Provider;

/// <content>What is known about nodes: Get-ItemProperty, Set-ItemProperty, Clear-ItemProperty.</content>
public sealed partial class DracoonProvider
{
    private static readonly string[] Everything = { "*" };

    /// <inheritdoc/>
    public object? GetPropertyDynamicParameters(string path, Collection<string> providerSpecificPickList) => null;

    /// <inheritdoc/>
    public object? SetPropertyDynamicParameters(string path, PSObject propertyValue) => null;

    /// <inheritdoc/>
    public object? ClearPropertyDynamicParameters(string path, Collection<string> propertyToClear) => null;

    /// <inheritdoc/>
    public void GetProperty(string path, Collection<string> providerSpecificPickList)
    {
        DrivePath item = DrivePath.Parse(path);
        Try(item, () =>
        {
            var node = new PSObject(Require(item));
            string[] wanted = providerSpecificPickList is { Count: > 0 } ? providerSpecificPickList.ToArray() : Everything;
            var found = new PSObject();
            foreach (string name in wanted)
            {
                Func<string, bool> fits = Wildcard.MatcherOf(name);
                PSPropertyInfo[] properties = node.Properties.Where(property => property.MemberType == PSMemberTypes.Property && fits(property.Name)).ToArray();
                if (properties.Length == 0 && !Wildcard.Has(name))
                {
                    throw new ArgumentException($"'{item}' has no property '{name}'.");
                }
                foreach (PSPropertyInfo property in properties.Where(property => found.Properties[property.Name] is null))
                {
                    found.Properties.Add(new PSNoteProperty(property.Name, property.Value));
                }
            }
            WritePropertyObject(found, item.ProviderPath);
        });
    }

    /// <inheritdoc/>
    public void SetProperty(string path, PSObject propertyValue)
    {
        DrivePath item = DrivePath.Parse(path);
        Try(item, () =>
        {
            DracoonNode node = Require(item);
            foreach (PSPropertyInfo property in propertyValue.Properties)
            {
                Change(item, node, property.Name, property.Value is PSObject wrapped ? wrapped.BaseObject : property.Value);
            }
        });
    }

    /// <inheritdoc/>
    public void ClearProperty(string path, Collection<string> propertyToClear)
    {
        DrivePath item = DrivePath.Parse(path);
        Try(item, () =>
        {
            DracoonNode node = Require(item);
            foreach (string name in propertyToClear)
            {
                if (name.ToUpperInvariant() is not ("NOTES" or "EXPIREAT"))
                {
                    throw new ArgumentException($"'{name}' can't be cleared. Notes and ExpireAt can.");
                }
                Change(item, node, name, null);
            }
        });
    }

    private void Change(DrivePath path, DracoonNode node, string name, object? value)
    {
        DracoonSession session = SessionOf(path);
        Action<UpdateFileRequest>? file = null;
        Action<UpdateFolderRequest>? folder = null;
        Action<UpdateRoomRequest>? room = null;
        switch (name.ToUpperInvariant())
        {
            case "NOTES":
                string notes = LanguagePrimitives.ConvertTo<string>(value) ?? "";
                (file, folder, room) = (r => r.Notes = notes, r => r.Notes = notes, r => r.Notes = notes);
                break;
            case "CLASSIFICATION":
                int classification = Convert.ToInt32(Converted<Classification>(name, value), CultureInfo.InvariantCulture);
                (file, folder) = (r => r.Classification = classification, r => r.Classification = classification);
                break;
            case "EXPIREAT":
                DateTime? expireAt = value is null ? null : Converted<DateTime>(name, value);
                file = r => r.ExpireAt = expireAt;
                break;
            default:
                throw new ArgumentException($"'{name}' can't be set on a drive. Notes, Classification and ExpireAt can; for more, see Set-DracoonFile, Set-DracoonFolder and Set-DracoonRoom.");
        }
        if (node.Type == "file" ? file is null : node.Type == "folder" ? folder is null : room is null)
        {
            throw new ArgumentException($"'{node.Path}' is a {node.Type}, which has no {name} that could be set.");
        }
        if (!ShouldProcess(NodeReference.Describe(node), "Set " + name))
        {
            return;
        }
        Run(cancellationToken => node.Type switch
        {
            "room" => session.RoomSettings.UpdateAsync(node.NodeId, With(new UpdateRoomRequest(), room!), cancellationToken),
            "folder" => session.Nodes.UpdateFolderAsync(node.NodeId, With(new UpdateFolderRequest(), folder!), cancellationToken),
            _ => session.Nodes.UpdateFileAsync(node.NodeId, With(new UpdateFileRequest(), file!), cancellationToken),
        });
        var changed = new PSObject();
        changed.Properties.Add(new PSNoteProperty(name, value));
        WritePropertyObject(changed, path.ProviderPath);
    }

    private static T With<T>(T request, Action<T> change)
    {
        change(request);
        return request;
    }

    private static T Converted<T>(string name, object? value) => LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out T converted)
        ? converted
        : throw new ArgumentException($"'{value}' can't be {name}: it is no {typeof(T).Name}.");
}
