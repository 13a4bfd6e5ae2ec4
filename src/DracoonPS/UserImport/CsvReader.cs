using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace DracoonPS.UserImport;

/// <summary>Reads the rows of a CSV file: quoted cells may contain the separator, doubled quotes and line breaks.</summary>
internal sealed class CsvReader
{
    private static readonly char[] Separators = { ',', ';', '\t' };

    private readonly TextReader _reader;
    private char? _separator;

    /// <param name="reader">The text.</param>
    /// <param name="separator">What stands between cells; null for the comma, semicolon or tab that the first line has most of.</param>
    public CsvReader(TextReader reader, char? separator)
    {
        _reader = reader;
        _separator = separator;
    }

    /// <summary>The rows as column and text; the first line has the names of the columns.</summary>
    /// <exception cref="InvalidDataException">A cell is not closed, a column is there twice, or a row has more cells than there are columns.</exception>
    public IEnumerable<Dictionary<string, string>> ReadRows()
    {
        List<string>? header = ReadHeader();
        if (header is null)
        {
            yield break;
        }
        for (int number = 1; ReadCells() is List<string> cells; number++)
        {
            if (cells.Count == 1 && cells[0].Length == 0)
            {
                continue; // an empty line
            }
            if (cells.Count > header.Count)
            {
                throw new InvalidDataException($"Row {number} of the CSV file has {cells.Count} cells, and there are {header.Count} columns. Is a separator in a cell that is not quoted?");
            }
            var row = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            for (int i = 0; i < header.Count; i++)
            {
                row[header[i]] = i < cells.Count ? cells[i] : "";
            }
            yield return row;
        }
    }

    private List<string>? ReadHeader()
    {
        // Export-Csv of Windows PowerShell writes the type into the first line.
        string? first = _reader.ReadLine();
        if (first?.StartsWith("#TYPE", StringComparison.Ordinal) == true)
        {
            first = _reader.ReadLine();
        }
        if (first is null)
        {
            return null;
        }
        _separator ??= MostUsed(first);
        List<string> header = new CsvReader(new StringReader(first), _separator).ReadCells()?.ConvertAll(name => name.Trim()) ?? new List<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return header.Find(name => !seen.Add(name)) is string twice ? throw new InvalidDataException($"The CSV file has two columns '{twice}'.") : header;
    }

    private static char MostUsed(string line)
    {
        char most = Separators[0];
        foreach (char separator in Separators)
        {
            if (line.Split(separator).Length > line.Split(most).Length)
            {
                most = separator;
            }
        }
        return most;
    }

    /// <summary>The cells of the next row; null at the end.</summary>
    private List<string>? ReadCells()
    {
        if (_reader.Peek() < 0)
        {
            return null;
        }
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool isQuoted = false;
        while (true)
        {
            int next = _reader.Read();
            if (isQuoted)
            {
                if (next < 0)
                {
                    throw new InvalidDataException("A quoted cell of the CSV file does not end.");
                }
                if (next != '"')
                {
                    cell.Append((char)next);
                }
                else if (_reader.Peek() == '"')
                {
                    cell.Append((char)_reader.Read());
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (next < 0 || next is '\n' or '\r')
            {
                if (next == '\r' && _reader.Peek() == '\n')
                {
                    _reader.Read();
                }
                cells.Add(cell.ToString());
                return cells;
            }
            else if (next == _separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (next == '"' && cell.ToString().Trim().Length == 0)
            {
                cell.Clear();
                isQuoted = true;
            }
            else
            {
                cell.Append((char)next);
            }
        }
    }
}
