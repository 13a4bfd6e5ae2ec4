using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Packager;

/// <summary>The package's own description, made from the manifest: the elements and tags that the gallery's own client would write, and no other.</summary>
internal static class NuspecWriter
{
    private static readonly XNamespace Ns = "http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd";
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    public static string Nuspec(ModuleManifest manifest)
    {
        var metadata = new XElement(
            Ns + "metadata",
            new XElement(Ns + "id", ModuleManifest.Name),
            new XElement(Ns + "version", manifest.PackageVersion),
            new XElement(Ns + "authors", manifest.Author),
            new XElement(Ns + "owners", manifest.Company),
            new XElement(Ns + "requireLicenseAcceptance", "false"),
            new XElement(Ns + "licenseUrl", manifest.LicenseUri),
            manifest.ProjectUri is null ? null : new XElement(Ns + "projectUrl", manifest.ProjectUri),
            new XElement(Ns + "description", manifest.Description),
            new XElement(Ns + "releaseNotes", manifest.ReleaseNotes),
            new XElement(Ns + "copyright", manifest.Copyright),
            new XElement(Ns + "tags", string.Join(' ', Tags(manifest))));
        return Text(new XElement(Ns + "package", metadata));
    }

    public static string CoreProperties(ModuleManifest manifest) => Text(new XElement(
        Core + "coreProperties",
        new XAttribute(XNamespace.Xmlns + "dc", Dc),
        new XElement(Dc + "creator", manifest.Author),
        new XElement(Dc + "description", manifest.Description),
        new XElement(Dc + "identifier", ModuleManifest.Name),
        new XElement(Core + "version", manifest.PackageVersion),
        new XElement(Core + "keywords", string.Join(' ', manifest.Tags)),
        new XElement(Core + "lastModifiedBy", "DracoonPS build")));

    // Find-Module -Command and -Tag look for these. Feeds other than the gallery may take no more than 4000 characters of tags.
    private static IEnumerable<string> Tags(ModuleManifest manifest) =>
        manifest.Tags.Append("PSModule").Append("PSIncludes_Cmdlet")
            .Concat(manifest.Editions.Select(edition => "PSEdition_" + edition))
            .Concat(manifest.Cmdlets.SelectMany(name => new[] { "PSCmdlet_" + name, "PSCommand_" + name }))
            .Distinct();

    private static string Text(XElement root) => "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root + "\n";
}
