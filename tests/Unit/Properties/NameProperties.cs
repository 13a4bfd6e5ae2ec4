extern alias Module;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Dracoon.Client;
using Dracoon.Client.Transfers;
using FsCheck.Fluent;
using Module::DracoonPS;
using Xunit;

namespace DracoonPS.UnitTests.Properties;

/// <summary>Names and paths, whatever a server or a user calls something.</summary>
public sealed class NameProperties
{
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM1", "LPT9", "CONIN$"];

    [Fact]
    public void A_safe_name_stays_in_its_folder_on_every_file_system() => Cases.Check("A safe name stays in its folder", Texts.Nasty, name =>
    {
        string safe = SafeFileName.From(name);
        Assert.NotEmpty(safe);
        Assert.Equal(-1, safe.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0']));
        Assert.DoesNotContain(safe, char.IsControl);
        Assert.False(safe[^1] is '.' or ' ', "Windows drops what it ends in.");
        Assert.True(Encoding.UTF8.GetByteCount(safe) <= 255);
        Assert.DoesNotContain(safe.Split('.')[0].TrimEnd(' '), Devices, StringComparer.OrdinalIgnoreCase);
        string folder = Path.Combine(Path.GetTempPath(), "folder");
        Assert.Equal(folder, Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, safe))));
        Assert.Equal(safe, new UTF8Encoding(false, true).GetString(new UTF8Encoding(false, true).GetBytes(safe)));
    });

    [Fact]
    public void A_safe_name_is_safe() => Cases.Check("A safe name is safe", Texts.Nasty, name => Assert.True(SafeFileName.IsSafe(SafeFileName.From(name))));

    [Fact]
    public void A_numbered_name_is_safe() => Cases.Check(
        "A numbered name is safe, and another one", Texts.Nasty.Zip(Gen.Choose(2, int.MaxValue)), pair =>
        {
            string safe = SafeFileName.From(pair.Item1);
            string numbered = SafeFileName.Numbered(safe, pair.Item2);
            Assert.True(SafeFileName.IsSafe(numbered), numbered);
            Assert.NotEqual(safe, numbered);
        });

    [Fact]
    public void No_two_files_of_a_folder_become_the_same_one() => Cases.Check(
        "No two files of a folder become the same one, on any disk", Gen.OneOf(Texts.Nasty, Texts.Lookalikes, Texts.Lookalikes).ArrayOf(), names =>
        {
            string root = Path.Combine(Path.GetTempPath(), "in");
            var tree = new LocalTree(root, false, _ => { });
            List<string> paths = [.. names.Select((name, i) => tree.PathFor("/Room", [name], i))];
            Assert.All(paths, path => Assert.Equal(root, Path.GetDirectoryName(path)));
            foreach (NormalizationForm form in new[] { NormalizationForm.FormC, NormalizationForm.FormD })
            {
                List<string> stored = [.. paths.Select(path => path.Normalize(form))];
                Assert.Equal(stored.Count, stored.Distinct(StringComparer.OrdinalIgnoreCase).Count());
                Assert.Equal(stored.Count, stored.Select(path => path.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Count());
                Assert.Equal(stored.Count, stored.Select(path => path.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Count());
            }
            Assert.Equal(paths, names.Select((name, i) => tree.PathFor("/Room", [name], i)));
        });

    [Fact]
    public void A_harmless_name_stays_as_it_is() => Cases.Check("A harmless name stays as it is", Texts.Plain.Where(n => n.Length < 60), name => Assert.Equal(name, SafeFileName.From(name)));

    [Fact]
    public void A_path_is_the_names_in_it() => Cases.Check("A path is the names in it", Texts.Nasty.Where(n => n.Length > 0 && n.IndexOfAny(['/', '\\']) < 0).ArrayOf(), names =>
    {
        Assert.Equal(names, NodePath.Split("/" + string.Join("/", names)));
        Assert.Equal(names, NodePath.Split("\\" + string.Join("\\", names) + "\\"));
        (string parent, string last) = NodePath.SplitLast("/" + string.Join("/", names));
        Assert.Equal(names.LastOrDefault() ?? "", last);
        Assert.Equal(names.SkipLast(1), NodePath.Split(parent));
    });

    [Fact]
    public void A_path_that_is_split_is_never_split_again() => Cases.Check("A split path has no separators left", Texts.Nasty, path =>
    {
        Assert.All(NodePath.Split(path), name => Assert.True(name.Length > 0 && name.IndexOfAny(['/', '\\']) < 0));
        Assert.True(NodePath.IsPath(NodePath.SplitLast(path).Parent));
    });
}
