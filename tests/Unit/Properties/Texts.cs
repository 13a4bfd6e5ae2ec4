using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace DracoonPS.UnitTests.Properties;

/// <summary>Texts as nobody would type them.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "a", "B", "7", "ä", "日", "😀", "e\u0301", "é", " ", ".", "..", "/", "\\", ":", "|", "*", "?", "\"", "<", ">", "%", "&", "=", "#", "+", "-", "_", "~", ",", ";",
        "'", "`", "$", "(", ")", "[", "]", "{", "}", "\0", "\t", "\n", "\r", "\u001b", "\u007f", "\u0085", "\u200b", "\u202e", "\u2066", "\ufeff", "\ud800", "\udc00",
        "CON", "con", "NUL", "COM1", "LPT9", "COM\u00b9", "CONIN$", ".txt", ".tar.gz", "../", "..\\", "C:", "http://", "https://", "file:", "0", "1", "9", "10", "2147483648",
        "9223372036854775807", "1e9", "1.5", "-1", "٣", "KB", "MB", "GiB", "PB", "d", "h", "w", "m", "2026-03-01", "T12:00:00Z", "31.12.2026",
    ];

    /// <summary>Short and long ones, of pieces that are known to make trouble.</summary>
    public static Gen<string> Nasty { get; } = Gen.Frequency(
        (8, Gen.Elements(Pieces).ArrayOf().Select(string.Concat)),
        (1, Gen.Elements(Pieces).Zip(Gen.Choose(200, 400), (piece, n) => string.Concat(Enumerable.Repeat(piece, n)))),
        (1, Gen.Elements(Pieces).Zip(Gen.Choose(250, 260), (piece, n) => string.Concat(Enumerable.Repeat(piece, n)) + "x")),
        (1, Gen.Elements(Pieces).Two().Zip(Gen.Choose(250, 300), (two, n) => two.Item1 + new string(' ', n) + two.Item2)),
        (2, Gen.Choose(0, 0xFFFF).Select(c => (char)c).ArrayOf().Select(c => new string(c))));

    /// <summary>Names that some disk takes for the same: other case, other composition, other signs for one letter.</summary>
    public static Gen<string> Lookalikes { get; } = Gen.Elements(
        "é", "e\u0301", "É", "E\u0301", "s", "S", "ſ", "k", "K", "\u212a", "å", "a\u030a", "Å", "\u212b", "ǆ", "ǅ", "Ǆ", "i", "I", "ı", "İ", "i\u0307", "ß", "ẞ", "ς", "σ", "Σ", "µ", "μ", "ᾳ", "α\u0345",
        "ΑΙ", "가", "\u1100\u1161", ".txt", ".TXT", "/", ":", "?", " (2)", ".", " ").NonEmptyListOf().Select(pieces => string.Concat(pieces.Take(3)));

    /// <summary>Words of letters and digits.</summary>
    public static Gen<string> Plain { get; } = Gen.Elements("abcdefXYZ0123456789äß日".ToCharArray()).NonEmptyListOf().Select(c => string.Concat(c));
}
