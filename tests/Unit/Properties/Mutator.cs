using System;
using System.Text;

namespace DracoonPS.UnitTests.Properties;

/// <summary>Damages texts: the same number gives the same damage.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly string[] Tokens =
    [
        "null", "true", "{}", "[]", "[[", "{\"a\":", "\"", "\\u", "\\ud800", "\\\"", "0", "-1", "1e999", "-0", "0.1", "99999999999999999999999", "1e-400", "NaN", "Infinity",
        "/*", "*/", "//", "\0", "\ufeff", ",", ":", "}", "]", "\"2026-99-99T99:99:99Z\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999+14:00\"", "-----BEGIN ", "-----END ",
        "PUBLIC KEY-----", "ENCRYPTED PRIVATE KEY-----", "MIIB", "====", "\n\n", "\r", "items", "range", "new Date(", "undefined", "'",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The text with one to eight things done to it.</summary>
    public string Damage(string text)
    {
        var damaged = new StringBuilder(text);
        for (int n = _random.Next(1, 9); n > 0; n--)
        {
            int at = _random.Next(damaged.Length + 1);
            int length = Math.Min(_random.Next(1, 20), damaged.Length - at);
            switch (_random.Next(8))
            {
                case 0 when length > 0:
                    damaged.Remove(at, length);
                    break;
                case 1 when length > 0:
                    damaged.Insert(_random.Next(damaged.Length + 1), damaged.ToString(at, length));
                    break;
                case 2 when length > 0:
                    damaged[at] = (char)(damaged[at] ^ (1 << _random.Next(7)));
                    break;
                case 3 when length > 0:
                    damaged[at] = (char)_random.Next(0x10000);
                    break;
                case 4:
                    damaged.Length = at;
                    break;
                case 5:
                    damaged.Insert(at, string.Concat(System.Linq.Enumerable.Repeat(Pick(Tokens), _random.Next(1, 300))));
                    break;
                case 6:
                    damaged = new StringBuilder(ReplaceValue(damaged.ToString()));
                    break;
                default:
                    damaged.Insert(at, Pick(Tokens));
                    break;
            }
        }
        return damaged.ToString();
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    /// <summary>Another value behind one of the colons: still JSON, and of another type.</summary>
    private string ReplaceValue(string text)
    {
        int colon = text.IndexOf(':', _random.Next(text.Length + 1) is var start && start < text.Length ? start : 0);
        int end = colon < 0 ? -1 : text.IndexOfAny([',', '}', ']'], colon);
        return end < 0 ? text : text[..(colon + 1)] + Pick(Tokens) + text[end..];
    }
}
