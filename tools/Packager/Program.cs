using System;
using System.IO;

namespace Packager;

/// <summary>
/// What <c>build.ps1 pack</c> can't do in every shell. <c>prepare</c> completes the manifest of a module folder: release notes and prerelease
/// label. Then files can be signed. <c>bill</c> writes the bill of materials of the files as they are, and <c>nupkg</c> puts the folder into a package.
/// </summary>
internal static class Program
{
    private const string Usage = """
        usage: Packager prepare MODULE-FOLDER [PRERELEASE|- [PROJECT-URI]]
               Packager bill REPOSITORY MODULE-FOLDER
               Packager nupkg MODULE-FOLDER OUTPUT-FOLDER
        """;

    private static int Main(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["prepare", string folder, ..] when args.Length <= 4:
                    Prepare(folder, args.Length > 2 && args[2] != "-" ? args[2] : "", args.Length > 3 ? args[3] : "");
                    return 0;
                case ["bill", string repository, string folder]:
                    var bill = new BillOfMaterials(ModuleManifest.Read(folder), LockedPackages.Read(repository));
                    bill.Write(folder, File.ReadAllText(Path.Combine(folder, "THIRD-PARTY-NOTICES.txt")));
                    return 0;
                case ["nupkg", string folder, string output]:
                    Console.WriteLine(PackageWriter.Write(folder, output));
                    return 0;
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }
        catch (PackException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static void Prepare(string folder, string prerelease, string projectUri)
    {
        foreach (string name in new[] { "LICENSE", "README.md", "CHANGELOG.md", "SECURITY.md", "THIRD-PARTY-NOTICES.txt" })
        {
            if (!File.Exists(Path.Combine(folder, name)))
            {
                throw new PackException($"'{name}' is not in {folder}, and belongs into the package. Run './build.sh build' again.");
            }
        }

        ModuleManifest manifest = ModuleManifest.Read(folder);
        string notes = ReleaseNotes.Of(manifest.Version, File.ReadAllText(Path.Combine(folder, "CHANGELOG.md")));
        manifest.Complete(notes, prerelease, projectUri);
    }
}
