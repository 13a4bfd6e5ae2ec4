using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DracoonPS.Completion;

/// <summary>Completes language tags, such as de-DE; first those of the languages that DRACOON is used in most.</summary>
public sealed class LanguageCompleter : WordCompleter
{
    private static readonly Lazy<List<Candidate>> Tags = new(Load);

    private protected override IEnumerable<Candidate> Words => Tags.Value;

    private static List<Candidate> Load()
    {
        string[] first = { "de-DE", "en-GB", "en-US", "fr-FR", "es-ES", "it-IT", "nl-NL", "pl-PL" };
        IEnumerable<CultureInfo> all = CultureInfo.GetCultures(CultureTypes.SpecificCultures).Where(c => c.Name.Length > 0);
        return first.Select(Describe)
            .Concat(all.Where(c => !first.Contains(c.Name)).OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new Candidate(c.Name, c.EnglishName))).ToList();
    }

    private static Candidate Describe(string tag)
    {
        try
        {
            return new Candidate(tag, CultureInfo.GetCultureInfo(tag).EnglishName);
        }
        catch (CultureNotFoundException)
        {
            return new Candidate(tag); // a system without culture data
        }
    }
}
