using System.Globalization;
using System.Text;
using DracoonSandbox.Events;

namespace DracoonSandbox.Reporting;

/// <summary>Events as a plain PDF: one line each, in the font that every reader has.</summary>
internal static class ReportPdf
{
    private const int LinesPerPage = 60;
    private const int LineLength = 150;

    public static byte[] Write(string title, IReadOnlyList<EventRecord> events)
    {
        string[] lines = [title, "", .. events.Select(e => $"{e.Time:yyyy-MM-dd HH:mm:ss}  {e.Message}")];
        string[][] pages = [.. lines.Chunk(LinesPerPage)];
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{4 + (2 * i)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        };
        for (int i = 0; i < pages.Length; i++)
        {
            string text = "BT /F1 8 Tf 40 560 Td 9 TL " + string.Concat(pages[i].Select(l => $"({Escape(l)}) Tj T* ")) + "ET";
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + (2 * i)} 0 R >>");
            objects.Add($"<< /Length {text.Length} >>\nstream\n{text}\nendstream");
        }
        return Assemble(objects);
    }

    private static byte[] Assemble(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (int i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        int start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (int offset in offsets)
        {
            file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        }
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Escape(string line)
    {
        string text = line.Length > LineLength ? line[..LineLength] : line;
        return text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
    }
}
