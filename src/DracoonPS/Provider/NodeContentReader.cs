using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation.Provider;
using System.Text;

namespace DracoonPS.Provider;

/// <summary>Gives the content of a file that is in memory: lines, bytes, or everything at once.</summary>
internal sealed class NodeContentReader : IContentReader
{
    private readonly MemoryStream _content;
    private readonly ContentReadParameters _parameters;
    private StreamReader? _text;

    public NodeContentReader(MemoryStream content, ContentReadParameters parameters)
    {
        _content = content;
        _parameters = parameters;
    }

    private StreamReader Text => _text ??= new StreamReader(_content, _parameters.TextEncoding ?? new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);

    /// <param name="readCount">How many lines or bytes; 0 or less for all. Fewer than asked for mean the end to PowerShell.</param>
    public IList Read(long readCount)
    {
        if (_parameters.IsBytes)
        {
            return ReadBytes(readCount);
        }
        if (_parameters.Raw)
        {
            string text = Text.ReadToEnd();
            return text.Length == 0 ? Array.Empty<object>() : new object[] { text };
        }
        var lines = new List<object>();
        while ((readCount <= 0 || lines.Count < readCount) && Text.ReadLine() is string line)
        {
            lines.Add(line);
        }
        return lines.ToArray();
    }

    public void Seek(long offset, SeekOrigin origin)
    {
        _text = null;
        _content.Seek(offset, origin);
    }

    public void Close() => Dispose();

    public void Dispose()
    {
        Array.Clear(_content.GetBuffer(), 0, (int)_content.Length); // it may have been a secret
        _content.Dispose();
    }

    private IList ReadBytes(long readCount)
    {
        long rest = _content.Length - _content.Position;
        var bytes = new byte[_parameters.Raw || readCount <= 0 ? rest : Math.Min(rest, readCount)];
        int count = _content.Read(bytes, 0, bytes.Length);
        return _parameters.Raw && count > 0 ? new object[] { bytes } : bytes;
    }
}
