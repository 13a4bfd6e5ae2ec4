using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;

namespace Packager;

/// <summary>A package as the lock file names it, and where NuGet unpacked it.</summary>
internal sealed record LockedPackage(string Id, string Version, string ContentHash, string Folder)
{
    /// <summary>What the package says of itself: <c>license</c>, <c>authors</c>, <c>projectUrl</c>.</summary>
    public string Says(string element) =>
        XDocument.Load(Path.Combine(Folder, Id.ToLowerInvariant() + ".nuspec")).Descendants()
            .FirstOrDefault(one => one.Name.LocalName == element)?.Value
        ?? throw new PackException($"The package {Id} {Version} says nothing of its {element}.");
}

/// <summary>The packages that the shipped projects were restored with: the lock files say which, NuGet's folder has their files.</summary>
internal sealed class LockedPackages
{
    private static readonly string[] Projects = { "DracoonPS", "Dracoon.Client", "Dracoon.Crypto" };

    private readonly List<LockedPackage> _packages = new();

    public static LockedPackages Read(string repository)
    {
        var found = new LockedPackages();
        foreach (string project in Projects)
        {
            string folder = Path.Combine(repository, "src", project);
            using JsonDocument assets = Parse(Path.Combine(folder, "obj", "project.assets.json"));
            string[] roots = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(one => one.Name).ToArray();
            using JsonDocument locked = Parse(Path.Combine(folder, "packages.lock.json"));
            foreach (JsonProperty package in locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(one => one.Value.EnumerateObject()))
            {
                if (package.Value.GetProperty("type").GetString() != "Project")
                {
                    found.Add(package.Name, package.Value.GetProperty("resolved").GetString()!, package.Value.GetProperty("contentHash").GetString()!, roots);
                }
            }
        }

        return found;
    }

    /// <summary>The package that has exactly this file: by its bytes, since a name proves nothing.</summary>
    public LockedPackage Of(string file)
    {
        string name = Path.GetFileName(file);
        byte[] hash = Hash(file);
        return _packages.FirstOrDefault(package => Directory.Exists(Path.Combine(package.Folder, "lib"))
                && Directory.EnumerateFiles(Path.Combine(package.Folder, "lib"), name, SearchOption.AllDirectories).Any(one => Hash(one).AsSpan().SequenceEqual(hash)))
            ?? throw new PackException($"{file} is not the '{name}' of any package in the lock files. Build again from a clean clone ('./build.sh clean').");
    }

    private static byte[] Hash(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return SHA256.HashData(stream);
    }

    private static JsonDocument Parse(string file) => File.Exists(file)
        ? JsonDocument.Parse(File.ReadAllText(file))
        : throw new PackException($"{file} is not there. Run './build.sh build' first.");

    private void Add(string id, string version, string contentHash, string[] roots)
    {
        LockedPackage? same = _packages.FirstOrDefault(one => one.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
        if (same is not null && (same.Version != version || same.ContentHash != contentHash))
        {
            throw new PackException($"The lock files disagree on {id}: {same.Version} and {version}. Restore again with 'dotnet restore --force-evaluate'.");
        }

        if (same is null)
        {
            string folder = Path.Combine(id.ToLowerInvariant(), version.ToLowerInvariant());
            string root = roots.FirstOrDefault(one => Directory.Exists(Path.Combine(one, folder)))
                ?? throw new PackException($"The package {id} {version} is not in {string.Join(" or ", roots)}. Run './build.sh build' first.");
            _packages.Add(new LockedPackage(id, version, contentHash, Path.Combine(root, folder)));
        }
    }
}
