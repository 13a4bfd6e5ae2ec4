using System;
using System.Text;
using Dracoon.Client.Transfers;
using Xunit;

namespace DracoonPS.UnitTests.Transfers;

public sealed class NameTests
{
    [Theory]
    [InlineData("report.pdf", "report.pdf")]
    [InlineData("Grüße an alle.txt", "Grüße an alle.txt")]
    [InlineData("..", "__")]
    [InlineData("../../etc/passwd", ".._.._etc_passwd")]
    [InlineData("a\\b:c*d?.txt", "a_b_c_d_.txt")]
    [InlineData("trailing. ", "trailing__")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("LPT¹.log", "_LPT¹.log")]
    [InlineData("console.txt", "console.txt")]
    [InlineData("a\nb", "a_b")]
    [InlineData("a\u0085b", "a_b")]
    [InlineData("whole\uD83D\uDE00.txt", "whole\uD83D\uDE00.txt")]
    [InlineData("evil\u202Egpj.exe", "evil_gpj.exe")]
    [InlineData("evil\u200Fgpj.exe", "evil_gpj.exe")]
    [InlineData("two\u2028lines", "two_lines")]
    [InlineData(".7-0123456789AB.dracoon-part", "_.7-0123456789AB.dracoon-part")]
    [InlineData(".T.DRACOON-PART", "_.T.DRACOON-PART")]
    [InlineData("my.dracoon-part", "my.dracoon-part")]
    [InlineData("", "_")]
    public void A_name_of_the_server_never_leaves_its_folder(string name, string expected)
    {
        Assert.Equal(expected, SafeFileName.From(name));
        Assert.Equal(expected, SafeFileName.From(expected));
        Assert.Equal(name == expected, SafeFileName.IsSafe(name));
    }

    [Fact]
    public void Half_a_character_is_replaced()
    {
        // Not in InlineData: such text does not survive the way to the test.
        Assert.Equal("half_.txt", SafeFileName.From("half\uD83D.txt"));
        Assert.Equal("_half", SafeFileName.From("\uDE00half"));
    }

    [Fact]
    public void A_name_that_is_too_long_keeps_its_extension()
    {
        string safe = SafeFileName.From(new string('ü', 300) + ".docx");
        Assert.True(Encoding.UTF8.GetByteCount(safe) <= 255);
        Assert.EndsWith("ü.docx", safe, StringComparison.Ordinal);
    }
}
