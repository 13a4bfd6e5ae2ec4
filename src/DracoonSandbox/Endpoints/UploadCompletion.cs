using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DracoonSandbox.Events;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>The end of an upload: its parts become a file under a name that is free, made free, or taken over.</summary>
internal sealed class UploadCompletion
{
    private readonly UploadRecord _upload;
    private readonly string _name;
    private readonly string _strategy;
    private readonly IReadOnlyDictionary<long, FileKeyRecord> _keys;
    private readonly StoredContent _content;
    private readonly Action<NodeRecord>? _applied;
    private readonly bool _keepsShares;

    private UploadCompletion(UploadRecord upload, string name, string strategy, IReadOnlyDictionary<long, FileKeyRecord> keys, StoredContent content, Action<NodeRecord>? applied = null, bool keepsShares = false)
    {
        _upload = upload;
        _name = name;
        _strategy = strategy;
        _keys = keys;
        _content = content;
        _applied = applied;
        _keepsShares = keepsShares;
    }

    /// <exception cref="ApiError">Something is wrong that can be seen at once.</exception>
    public static UploadCompletion Prepare(SandboxState state, UploadRecord upload, JsonObject body)
    {
        string strategy = Placement.Strategy(body);
        FileKeyRecord? key = body["fileKey"] is JsonObject o ? ReadKey(o) : null;
        if (upload.Parent.IsEncrypted && key is null)
        {
            throw ApiError.Invalid(-80000, "'fileKey' is mandatory in an encrypted room.");
        }
        if (!upload.Parent.IsEncrypted && key is not null)
        {
            throw ApiError.Invalid(-40001, "The room is not encrypted.");
        }
        var keys = new Dictionary<long, FileKeyRecord>();
        if (key is not null)
        {
            keys[(upload.User.Keypairs.ForFileKey(key.Version) ?? throw ApiError.NoKeypair()).Id] = key;
        }
        var completion = new UploadCompletion(upload, body.Text("fileName") ?? upload.Name, strategy, keys, Content(upload),
            keepsShares: body.Flag("keepShareLinks") == true && !upload.Parent.IsEncrypted);
        completion.CheckSize();
        completion.CheckName();
        return completion;
    }

    /// <summary>The same for what came through an upload share: under a name that is made free, with keys for several users.</summary>
    public static UploadCompletion PrepareForShare(UploadRecord upload, IReadOnlyDictionary<long, FileKeyRecord> keys, Action<NodeRecord> applied)
    {
        var completion = new UploadCompletion(upload, upload.Name, "autorename", keys, Content(upload), applied);
        completion.CheckSize();
        return completion;
    }

    public NodeRecord Apply(SandboxState state)
    {
        CheckName();
        NodeRecord parent = _upload.Parent;
        long? referenceId = null;
        if (_strategy == "overwrite" && parent.Children.TryGetValue(_name, out NodeRecord? existing) && existing.Kind == NodeKind.File)
        {
            NodeTree.Require(_upload.User, parent, Permissions.Delete, state);
            referenceId = existing.ReferenceId ?? existing.Id; // a new version of the same file
        }
        (string name, long? overwrittenId) = new Placement(parent, _name, NodeKind.File, _strategy).Settle(state, _upload.User);
        NodeRecord node = NodeEndpoints.New(state, _upload.User, NodeKind.File, parent, name);
        node.Content = _content;
        node.ReferenceId = referenceId;
        node.Classification = _upload.Classification ?? parent.Classification;
        node.Notes = _upload.Notes;
        node.ExpireAt = _upload.ExpireAt ?? RoomConfigEndpoints.DefaultExpiration(state, node.Room);
        node.TimestampCreation = _upload.TimestampCreation;
        node.TimestampModification = _upload.TimestampModification;
        foreach ((long keypairId, FileKeyRecord key) in _keys)
        {
            node.Keys[keypairId] = key;
        }
        state.Nodes.Add(node);
        state.Events.Add("file.created", _upload.User, EventLog.Of(node));
        _applied?.Invoke(node);
        if (_keepsShares)
        {
            ShareState.MoveDownloads(state, overwrittenId, node.Id);
        }
        return node;
    }

    public static FileKeyRecord ReadKey(JsonObject o) => new(o.RequiredText("version"), o.RequiredText("key"), o.RequiredText("iv"), o.RequiredText("tag"));

    private static StoredContent Content(UploadRecord upload)
    {
        // One part has the MD5 of its bytes. Several have, in S3, the MD5 of theirs and their number; what came through the API has one of the whole.
        StoredPart[] parts = [.. upload.Parts.Values];
        string hash = parts.Length == 1 ? parts[0].Hash
            : upload.IsDirect ? Convert.ToHexStringLower(MD5.HashData([.. parts.SelectMany(p => Convert.FromHexString(p.Hash))])) + "-" + parts.Length
            : HashOf(parts);
        return new StoredContent(parts, hash);
    }

    private static string HashOf(StoredPart[] parts)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (StoredPart part in parts)
        {
            md5.AppendData(File.ReadAllBytes(part.Path));
        }
        return Convert.ToHexStringLower(md5.GetHashAndReset());
    }

    private void CheckSize()
    {
        if (_upload.Size is long size && size != _content.Length)
        {
            throw ApiError.Invalid(-80000, $"{size} bytes were announced, and {_content.Length} came.");
        }
    }

    private void CheckName()
    {
        if (_strategy == "fail" && _upload.Parent.Children.ContainsKey(_name))
        {
            throw new ApiError(409, -40010, "Conflict", $"A file with the name '{_name}' already exists.");
        }
    }
}
