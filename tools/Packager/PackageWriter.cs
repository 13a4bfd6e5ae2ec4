using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Packager;

/// <summary>
/// Writes the .nupkg: a zip in the Open Packaging Conventions, with the parts that NuGet's own packer would write. Order, times and ids come from
/// the content alone, so that the same folder gives the same bytes.
/// </summary>
internal static class PackageWriter
{
    // The first year that a zip knows begins here; an entry of a real date would make each pack another file.
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string Write(string folder, string output)
    {
        ModuleManifest manifest = ModuleManifest.Read(folder);
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (name.Any(one => !char.IsAsciiLetterOrDigit(one) && !"._-/".Contains(one, StringComparison.Ordinal)))
            {
                throw new PackException($"'{name}' can't go into the package: use letters, digits, '.', '_' and '-' in names.");
            }

            parts.Add(name, File.ReadAllBytes(file));
        }

        string nuspec = ModuleManifest.Name + ".nuspec";
        byte[] properties = Utf8(NuspecWriter.CoreProperties(manifest));
        string propertiesName = $"package/services/metadata/core-properties/{Id(properties)}.psmdcp";
        parts.Add(nuspec, Utf8(NuspecWriter.Nuspec(manifest)));
        parts.Add(propertiesName, properties);
        parts.Add("_rels/.rels", Utf8(Relationships(nuspec, propertiesName)));
        parts.Add("[Content_Types].xml", Utf8(ContentTypes(parts.Keys)));

        Directory.CreateDirectory(output);
        string package = Path.GetFullPath(Path.Combine(output, $"{ModuleManifest.Name}.{manifest.PackageVersion}.nupkg"));
        using FileStream stream = File.Create(package);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach ((string name, byte[] content) in parts)
        {
            ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = FixedTime;
            // rw-r--r--, as a zip from Unix says it; from Windows there would be nothing.
            entry.ExternalAttributes = 0x81A4 << 16;
            using Stream target = entry.Open();
            target.Write(content);
        }

        return package;
    }

    private static string Relationships(string nuspec, string properties) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/{nuspec}" Id="R{Id(Utf8(nuspec))}" />
          <Relationship Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="/{properties}" Id="R{Id(Utf8(properties))}" />
        </Relationships>

        """;

    // Each part needs a type: by its extension, and by its name where it has none.
    private static string ContentTypes(IEnumerable<string> names)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            string extension = Path.GetExtension(name).TrimStart('.');
            lines.Add(extension switch
            {
                "" => $"  <Override PartName=\"/{name}\" ContentType=\"application/octet\" />",
                "rels" => "  <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\" />",
                "psmdcp" => "  <Default Extension=\"psmdcp\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\" />",
                _ => $"  <Default Extension=\"{extension}\" ContentType=\"application/octet\" />",
            });
        }

        return $"""
            <?xml version="1.0" encoding="utf-8"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            {string.Join('\n', lines)}
            </Types>

            """;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"));

    private static string Id(byte[] content) => Convert.ToHexString(SHA256.HashData(content))[..16];
}
