extern alias Module;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Module::DracoonPS;
using Xunit;

namespace DracoonPS.UnitTests.Transfers;

/// <summary>What the server calls something, and where it goes: below the folder, and no two things to the same place.</summary>
public sealed class LocalTreeTests
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), "in");

    private readonly List<string> _warnings = [];

    public static TheoryData<string> HostileNames => [.. Names];

    private static IEnumerable<string> Names =>
    [
        "", ".", "..", "../../x", "..\\x", "/etc/x", "C:\\x", "C:x", "\\\\srv\\share\\x", "\\\\?\\C:\\x", "a/b", "a\\b", "CON", "con.txt", "NUL .txt", "COM1", "COM\u00B9.log", "CONIN$", "conout$.x",
        "x\0y", "a\nb", "\u001b[2J", "\u007f", "file:stream", "file::$DATA", "a.", "a ", "a. . ", "   ", "...", "*", "?", "<>|\"", "~", "evil\u202Ecod.exe", "\u2066x\u2069",
        "\uFFFE", "\uFDD0", new string('x', 255), new string('x', 256), new string('x', 4000), new string('ü', 4000), new string(' ', 300) + "x", "CON" + new string(' ', 300) + "x",
        "CON" + new string(' ', 300) + "x.txt", new string('.', 300) + "x", "x." + new string('y', 4000), string.Concat(Enumerable.Repeat("\uD83D\uDE00", 100)),
    ];

    [Theory]
    [MemberData(nameof(HostileNames))]
    public void Nothing_leaves_the_folder(string name)
    {
        string path = Tree().PathFor("/Room", [name], 1);
        Assert.Equal(Root, Path.GetDirectoryName(path));
        Assert.Equal(path, Path.GetFullPath(path));
        string local = Path.GetFileName(path);
        Assert.NotEmpty(local);
        Assert.InRange(Encoding.UTF8.GetByteCount(local), 1, 255);
        Assert.DoesNotContain(local, c => char.IsControl(c) || "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal));
        Assert.False(local[^1] is '.' or ' ', local);
        Assert.DoesNotContain(local.Split('.')[0].TrimEnd(), ["CON", "NUL", "COM1", "COM\u00B9", "CONIN$", "CONOUT$"], StringComparer.OrdinalIgnoreCase);
        Assert.Equal(local == name ? 0 : 1, _warnings.Count);
    }

    [Fact]
    public void No_two_hostile_names_become_the_same_file_and_each_time_it_is_the_same_one()
    {
        List<string> names = Names.ToList();
        LocalTree tree = Tree();
        List<string> paths = names.Select((name, i) => tree.PathFor("/Room", [name], i)).ToList();
        Assert.Equal(names.Count, paths.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(paths, names.Select((name, i) => tree.PathFor("/Room", [name], i)));
        LocalTree again = Tree();
        Assert.Equal(paths, names.Select((name, i) => again.PathFor("/Room", [name], i)));
    }

    [Theory]
    [InlineData("A.txt", "a.txt")]
    [InlineData("caf\u00E9", "cafe\u0301")]
    [InlineData("Stra\u00DFe", "STRA\u1E9EE")]
    [InlineData("\u03BF\u03B4\u03BF\u03C2", "\u03BF\u03B4\u03BF\u03C3")] // a sigma at the end, and another one
    [InlineData("a:b", "a?b")]
    [InlineData("same", "same")] // the server has it twice
    public void The_second_does_not_take_the_place_of_the_first(string first, string second)
    {
        LocalTree tree = Tree();
        string a = tree.PathFor("/Room", [first], 1);
        string b = tree.PathFor("/Room", [second], 2);
        Assert.NotEqual(a.Normalize(), b.Normalize(), StringComparer.OrdinalIgnoreCase);
        Assert.Contains(" (2)", b, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_are_cut_off_at_the_same_place_get_numbers_and_soon()
    {
        LocalTree tree = Tree();
        string common = new('x', 4000);
        List<string> paths = Enumerable.Range(0, 5000).Select(i => tree.PathFor("/Room", [common + i + ".txt"], i)).ToList();
        Assert.Equal(5000, paths.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(paths, p => Assert.InRange(Path.GetFileName(p).Length, 1, 255));
        Assert.EndsWith("x (5000).txt", paths[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_slash_in_a_name_makes_it_no_other_node()
    {
        LocalTree tree = Tree();
        Assert.Equal(Path.Combine(Root, "a", "b"), tree.PathFor("/Room", ["a", "b"], 1));
        Assert.Equal(Path.Combine(Root, "a_b"), tree.PathFor("/Room", ["a/b"], 2));
        Assert.Equal(Path.Combine(Root, "a_b (2)"), tree.PathFor("/Room", ["a_b"], 3));
    }

    [Fact]
    public void A_file_and_a_folder_of_one_name_lie_side_by_side()
    {
        LocalTree tree = Tree();
        Assert.Equal(Path.Combine(Root, "a", "x"), tree.PathFor("/Room", ["a", "x"], 1));
        Assert.Equal(Path.Combine(Root, "a (2)"), tree.PathFor("/Room", ["a"], 2));
        Assert.Equal(Path.Combine(Root, "a", "y"), tree.PathFor("/Room", ["a", "y"], 3));
    }

    [Fact]
    public void Verbatim_refuses_instead()
    {
        var tree = new LocalTree(Root, true, _warnings.Add);
        Assert.Contains("Leave out -Verbatim", Assert.Throws<ArgumentException>(() => tree.PathFor("/Room", ["../x"], 1)).Message, StringComparison.Ordinal);
        Assert.Equal(Path.Combine(Root, "x"), tree.PathFor("/Room", ["x"], 2));
        Assert.Empty(_warnings);
    }

    private LocalTree Tree() => new(Root, false, _warnings.Add);
}
