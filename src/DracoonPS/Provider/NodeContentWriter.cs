using System;
using System.Collections;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Provider;
using System.Text;
using Dracoon.Client.Models;
using DracoonPS.Commands;

namespace DracoonPS.Provider;

/// <summary>Collects what a file is to contain. The server gets it as a whole, or nothing of it.</summary>
internal sealed class NodeContentWriter : IContentWriter
{
    private readonly DracoonProvider _provider;
    private readonly DrivePath _path;
    private readonly DracoonNode _parent;
    private readonly ContentWriteParameters _parameters;
    private readonly MemoryStream _content = new();
    private Encoding _encoding;
    private readonly bool _isCmdlet;
    private bool _isBroken; // something is missing in what was collected
    private bool _isClosed;

    /// <param name="provider">Reads and sends.</param>
    /// <param name="path">The file.</param>
    /// <param name="parent">The room or folder that it is in.</param>
    /// <param name="parameters">Those of the cmdlet; null where no cmdlet is.</param>
    public NodeContentWriter(DracoonProvider provider, DrivePath path, DracoonNode parent, ContentWriteParameters? parameters)
    {
        _isCmdlet = parameters is not null;
        parameters ??= new ContentWriteParameters();
        _provider = provider;
        _path = path;
        _parent = parent;
        _parameters = parameters;
        _encoding = parameters.TextEncoding ?? new UTF8Encoding(false);
    }

    public IList Write(IList content) => Collect(() =>
    {
        if (_content.Length == 0 && !_parameters.IsBytes)
        {
            Append(_encoding.GetPreamble());
        }
        foreach (object? item in content)
        {
            object? value = item is PSObject wrapped ? wrapped.BaseObject : item;
            Append(_parameters.IsBytes ? Bytes(value) : _encoding.GetBytes(LanguagePrimitives.ConvertTo<string>(item) + (_parameters.NoNewline ? "" : Environment.NewLine)));
        }
        return content;
    });

    /// <summary>Add-Content goes to the end: then what is there is part of what is written. It goes nowhere else.</summary>
    public void Seek(long offset, SeekOrigin origin)
    {
        if (origin != SeekOrigin.End || offset != 0)
        {
            throw new NotSupportedException("A file on the server is written as a whole, from its beginning or from its end.");
        }
        byte[]? existing = Collect(() => _provider.ReadExisting(_path));
        if (existing is { Length: > 0 })
        {
            Append(existing);
            if (_parameters.TextEncoding is null)
            {
                using var reader = new StreamReader(new MemoryStream(existing, writable: false), _encoding, detectEncodingFromByteOrderMarks: true);
                reader.Peek();
                _encoding = reader.CurrentEncoding; // the byte order mark, where there is one
            }
        }
    }

    public void Close()
    {
        if (_isClosed)
        {
            return;
        }
        _isClosed = true;
        try
        {
            if (!_isBroken && !_provider.IsStopped && !IsAbandoned())
            {
                _provider.Close(_path, _isCmdlet, () => _provider.Replace(_path, _parent, _content.GetBuffer(), (int)_content.Length));
            }
        }
        finally
        {
            Array.Clear(_content.GetBuffer(), 0, (int)_content.Length);
            _content.Dispose();
        }
    }

    public void Dispose() => Close();

    /// <summary>
    /// True when the pipeline failed before all input was there. PowerShell closes the writer then as if it were complete, and tells nothing: only the
    /// way the call came shows it, from the clearing up and not from the end of the command.
    /// </summary>
    private static bool IsAbandoned() => new StackTrace(false).GetFrames()?.Any(frame => frame.GetMethod()?.Name == "DisposeCommands") == true;

    /// <summary>After an error, PowerShell goes on with the next value, and closes the file at the end; but what is not complete is not written.</summary>
    private T Collect<T>(Func<T> work)
    {
        bool isBroken = _isBroken;
        _isBroken = true;
        T result = _provider.AskFor(_path, work);
        _isBroken = isBroken;
        return result;
    }

    private static byte[] Bytes(object? value) => value switch
    {
        byte[] bytes => bytes,
        not null when LanguagePrimitives.TryConvertTo(value, out byte single) => new[] { single },
        _ => throw new ArgumentException($"'{value}' is no byte. With -AsByteStream, give numbers from 0 to 255 or arrays of bytes."),
    };

    private void Append(byte[] bytes)
    {
        if (_content.Length + bytes.Length > GetDracoonContentCommand.MaximumSize)
        {
            throw new ArgumentException($"The content of '{_path}' is more than {ByteSize.Format(GetDracoonContentCommand.MaximumSize)}. Use Send-DracoonFile.");
        }
        _content.Write(bytes, 0, bytes.Length);
    }
}
