using System;
using System.IO;

namespace Packager;

/// <summary>
/// What <c>build.ps1 pack</c> can't do in every shell. <c>prepare</c> completes a module folder: release notes and prerelease label in the
/// manifest, and the bill of materials. <c>nupkg</c> puts the folder, signed or not, into a package. Between the two files can be signed.
/// </summary>
internal static class Program
{
    private const string Usage = """
        usage: Packager prepare REPOSITORY MODULE-FOLDER [PRERELEASE|- [PROJECT-URI]]
               Packager nupkg MODULE-FOLDER OUTPUT-FOLDER
        """;

    private static int Main(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["prepare", string repository, string folder, ..] when args.Length <= 5:
                    Prepare(repository, folder, args.Length > 3 && args[3] != "-" ? args[3] : "", args.Length > 4 ? args[4] : "");
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

    private static void Prepare(string repository, string folder, string prerelease, string projectUri)
    {
        foreach (string name in new[] { "LICENSE", "README.md", "CHANGELOG.md", "THIRD-PARTY-NOTICES.txt" })
        {
            if (!File.Exists(Path.Combine(folder, name)))
            {
                throw new PackException($"'{name}' is not in {folder}, and belongs into the package. Run './build.sh build' again.");
            }
        }

        ModuleManifest manifest = ModuleManifest.Read(folder);
        string notes = ReleaseNotes.Of(manifest.Version, File.ReadAllText(Path.Combine(folder, "CHANGELOG.md")));
        manifest.Complete(notes, prerelease, projectUri);
        var bill = new BillOfMaterials(ModuleManifest.Read(folder), LockedPackages.Read(repository));
        bill.Write(folder, File.ReadAllText(Path.Combine(folder, "THIRD-PARTY-NOTICES.txt")));
    }
}
