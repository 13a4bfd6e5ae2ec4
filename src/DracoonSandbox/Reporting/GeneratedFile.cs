using System.Security.Cryptography;
using DracoonSandbox.Endpoints;
using DracoonSandbox.Events;
using DracoonSandbox.State;

namespace DracoonSandbox.Reporting;

/// <summary>A file that the server itself makes.</summary>
internal static class GeneratedFile
{
    /// <summary>Stores it under its name, or under one that is free. Under the state's gate.</summary>
    public static NodeRecord Create(SandboxState state, UserRecord owner, NodeRecord parent, string name, byte[] content)
    {
        string free = name;
        for (int i = 1; parent.Children.ContainsKey(free); i++)
        {
            free = $"{Path.GetFileNameWithoutExtension(name)} ({i}){Path.GetExtension(name)}";
        }
        string path = Path.Combine(state.Folder, TokenStore.NewToken());
        File.WriteAllBytes(path, content);
        string hash = Convert.ToHexStringLower(MD5.HashData(content));
        NodeRecord node = NodeEndpoints.New(state, owner, NodeKind.File, parent, free);
        node.Content = new StoredContent([new StoredPart(path, content.Length, hash)], hash);
        node.Classification = parent.Classification;
        state.Nodes.Add(node);
        state.Events.Add("file.created", owner, EventLog.Of(node));
        return node;
    }
}
