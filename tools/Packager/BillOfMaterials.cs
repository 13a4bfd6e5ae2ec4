using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Packager;

/// <summary>
/// The software bill of materials, CycloneDX 1.6: the module's own assemblies, and which packages of others are in it, with licence and the hash
/// that the lock file pins; each file with its SHA-256. It has no time and no random number, so that the same module has the same bill.
/// </summary>
internal sealed class BillOfMaterials
{
    public const string FileName = "sbom.cdx.json";

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ModuleManifest _manifest;
    private readonly LockedPackages _locked;

    public BillOfMaterials(ModuleManifest manifest, LockedPackages locked)
    {
        _manifest = manifest;
        _locked = locked;
    }

    public void Write(string folder, string notices)
    {
        ILookup<bool, string> assemblies = Directory.EnumerateFiles(folder, "*.dll", SearchOption.AllDirectories)
            .ToLookup(file => Path.GetFileName(file).StartsWith("Dracoon", StringComparison.Ordinal));
        var shipped = assemblies[false]
            .Select(file => (Package: _locked.Of(file), File: file))
            .GroupBy(one => one.Package, one => one.File)
            .OrderBy(group => group.Key.Id, StringComparer.Ordinal).ToList();
        foreach (LockedPackage package in shipped.Select(group => group.Key))
        {
            if (!notices.Contains(package.Id, StringComparison.Ordinal))
            {
                throw new PackException($"{package.Id} is in the module, and THIRD-PARTY-NOTICES.txt does not have its licence.");
            }
        }

        string self = $"{ModuleManifest.Name}@{_manifest.PackageVersion}";
        var components = new JsonArray(shipped.Select(group => (JsonNode)Component(folder, group.Key, group)).ToArray());
        var dependencies = new JsonArray(new JsonObject
        {
            ["ref"] = self,
            ["dependsOn"] = new JsonArray(shipped.Select(group => (JsonNode)Url(group.Key)).ToArray()),
        });
        foreach (LockedPackage package in shipped.Select(group => group.Key))
        {
            dependencies.Add(new JsonObject { ["ref"] = Url(package) });
        }

        var bill = new JsonObject
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["authors"] = new JsonArray(new JsonObject { ["name"] = _manifest.Author }),
                ["component"] = new JsonObject
                {
                    ["type"] = "library",
                    ["bom-ref"] = self,
                    ["supplier"] = new JsonObject { ["name"] = _manifest.Company },
                    ["name"] = ModuleManifest.Name,
                    ["version"] = _manifest.PackageVersion,
                    ["description"] = _manifest.Description,
                    ["licenses"] = License("Apache-2.0"),
                    ["copyright"] = _manifest.Copyright,
                    ["components"] = Files(folder, assemblies[true]),
                },
            },
            ["components"] = components,
            ["dependencies"] = dependencies,
        };
        bill.Insert(3, "serialNumber", "urn:uuid:" + Identity(bill.ToJsonString()));
        File.WriteAllText(Path.Combine(folder, FileName), bill.ToJsonString(Layout) + "\n");
    }

    private static JsonObject Component(string folder, LockedPackage package, IEnumerable<string> files) => new()
    {
        ["type"] = "library",
        ["bom-ref"] = Url(package),
        ["supplier"] = new JsonObject { ["name"] = package.Says("authors") },
        ["name"] = package.Id,
        ["version"] = package.Version,
        ["licenses"] = License(package.Says("license")),
        ["purl"] = Url(package),
        ["externalReferences"] = new JsonArray(new JsonObject { ["type"] = "website", ["url"] = package.Says("projectUrl") }),
        ["properties"] = new JsonArray(new JsonObject { ["name"] = "nuget:contentHash", ["value"] = "SHA512:" + package.ContentHash }),
        ["components"] = Files(folder, files),
    };

    private static JsonArray Files(string folder, IEnumerable<string> files) => new(files
        .Select(file => (Name: Path.GetRelativePath(folder, file).Replace('\\', '/'), Path: file))
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .Select(file => (JsonNode)new JsonObject
        {
            ["type"] = "file",
            ["name"] = file.Name,
            ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-256", ["content"] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.Path))) }),
        }).ToArray());

    private static JsonArray License(string id) => new(new JsonObject { ["license"] = new JsonObject { ["id"] = id } });

    private static string Url(LockedPackage package) => $"pkg:nuget/{package.Id}@{package.Version}";

    // A name-based UUID (version 8: the rule is ours) instead of a random one.
    private static Guid Identity(string text)
    {
        byte[] bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
