using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Dracoon.Client.Http;

/// <summary>Which version of the API brought which operation: operations.txt.</summary>
internal static class OperationTable
{
    private static readonly char[] Slash = { '/' };
    private static readonly Lazy<ILookup<(string Method, int Length), Entry>> Entries = new(Load);

    /// <summary>The operation of a request, where it is one that API 4.0.0 did not have.</summary>
    /// <param name="method">GET, POST, …</param>
    /// <param name="path">The path below /api/v4.</param>
    /// <returns>The operation; null for any other.</returns>
    public static Entry? Find(string method, string path)
    {
        string[] segments = path.Split(Slash, StringSplitOptions.RemoveEmptyEntries);
        return Entries.Value[(method, segments.Length)].Where(e => e.Fits(segments)).OrderByDescending(e => e.FixedSegments).FirstOrDefault();
    }

    private static ILookup<(string, int), Entry> Load()
    {
        using Stream resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("operations.txt")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => new Entry(line)).ToLookup(e => (e.Method, e.Length));
    }

    /// <summary>A line of the table.</summary>
    internal sealed class Entry
    {
        private readonly string[] _segments;
        private readonly Version _version;

        public Entry(string line)
        {
            string[] words = line.Split(' ');
            IsAfter = words[0][0] == '>';
            _version = Version.Parse(words[0].TrimStart('>'));
            Method = words[1];
            Operation = words[1] + " " + words[2];
            _segments = words[2].Split(Slash, StringSplitOptions.RemoveEmptyEntries);
        }

        public string Method { get; }

        /// <summary>Method and path template.</summary>
        public string Operation { get; }

        /// <summary>True when it came with some version after <see cref="Since"/>.</summary>
        public bool IsAfter { get; }

        public string Since => _version.ToString();

        public int Length => _segments.Length;

        public int FixedSegments => _segments.Count(s => s[0] != '{');

        public bool IsIn(Version server) => IsAfter ? server > _version : server >= _version;

        public bool Fits(string[] path) => !_segments.Where((s, i) => s[0] != '{' && s != path[i]).Any();
    }
}
