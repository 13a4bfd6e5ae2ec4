using System;
using System.Linq;
using System.Text;

namespace DracoonPS.Completion;

/// <summary>What stands on the command line for an argument, and how a value is written there so that PowerShell reads exactly this value.</summary>
internal sealed class ArgumentText
{
    // PowerShell takes the typographic quotes for quotes too.
    private const string SingleQuotes = "'\u2018\u2019\u201A\u201B";
    private const string DoubleQuotes = "\"\u201C\u201D\u201E";
    private const string PlainPunctuation = "/\\_-.:@+=~";

    private readonly char? _quote;

    /// <param name="word">The word as the engine gives it: what the text means, in the quotes that the user began with.</param>
    public ArgumentText(string? word)
    {
        word ??= "";
        if (word.Length > 0 && (SingleQuotes.IndexOf(word[0]) >= 0 || DoubleQuotes.IndexOf(word[0]) >= 0))
        {
            string same = SingleQuotes.IndexOf(word[0]) >= 0 ? SingleQuotes : DoubleQuotes;
            _quote = same[0];
            word = word.Substring(1);
            word = word.Length > 0 && same.IndexOf(word[word.Length - 1]) >= 0 ? word.Substring(0, word.Length - 1) : word;
        }
        Value = word;
    }

    /// <summary>What was typed so far.</summary>
    public string Value { get; }

    /// <summary>Writes a value in the quotes that the user began with; without any, bare where that is possible.</summary>
    public string Write(string value)
    {
        if (_quote == '"')
        {
            return "\"" + Escape(value, c => c is '`' or '$' || DoubleQuotes.IndexOf(c) >= 0, c => "`" + c) + "\"";
        }
        return _quote is null && IsPlain(value) ? value : "'" + Escape(value, c => SingleQuotes.IndexOf(c) >= 0, c => new string(c, 2)) + "'";
    }

    /// <summary>True for what would be shown as something else than it is, or change the line it is shown in: control characters and changes of direction.</summary>
    public static bool IsUnsafe(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>A text for a menu, in one line.</summary>
    public static string Display(string text) => text.Any(IsUnsafe) ? new string(text.Select(c => IsUnsafe(c) ? '\uFFFD' : c).ToArray()) : text;

    // What begins with a digit could be read as a number: 1e3, 10kb. A number is meant where all of it are digits.
    private static bool IsPlain(string value) => value.Length > 0
        && (value.All(c => c is >= '0' and <= '9') || ((char.IsLetter(value[0]) || value[0] is '/' or '_') && value.All(c => char.IsLetterOrDigit(c) || PlainPunctuation.IndexOf(c) >= 0)));

    private static string Escape(string value, Func<char, bool> isSpecial, Func<char, string> escaped)
    {
        var text = new StringBuilder(value.Length + 8);
        foreach (char c in value)
        {
            text.Append(isSpecial(c) ? escaped(c) : c.ToString());
        }
        return text.ToString();
    }
}
