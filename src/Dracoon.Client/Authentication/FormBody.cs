using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security;
using System.Text;

namespace Dracoon.Client.Authentication;

/// <summary>An <c>application/x-www-form-urlencoded</c> body whose secrets never become strings, and which is cleared after use.</summary>
internal sealed class FormBody : IDisposable
{
    private readonly MemoryStream _bytes = new(512);

    public FormBody Add(string name, string value) => Append(name, Encoding.UTF8.GetBytes(value));

    public FormBody Add(string name, SecureString value)
    {
        byte[] bytes = SecureText.ToUtf8(value);
        try
        {
            return Append(name, bytes);
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
        }
    }

    /// <summary>The body; valid until this object is disposed.</summary>
    public HttpContent ToContent()
    {
        var content = new ByteArrayContent(_bytes.GetBuffer(), 0, (int)_bytes.Length);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return content;
    }

    public void Dispose()
    {
        byte[] buffer = _bytes.GetBuffer();
        Array.Clear(buffer, 0, buffer.Length);
        _bytes.Dispose();
    }

    private FormBody Append(string name, byte[] value)
    {
        if (_bytes.Length > 0)
        {
            _bytes.WriteByte((byte)'&');
        }
        Encode(Encoding.UTF8.GetBytes(name));
        _bytes.WriteByte((byte)'=');
        Encode(value);
        return this;
    }

    private void Encode(byte[] bytes)
    {
        const string Hex = "0123456789ABCDEF";
        foreach (byte b in bytes)
        {
            if (b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9')
                or (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
            {
                _bytes.WriteByte(b);
            }
            else
            {
                _bytes.WriteByte((byte)'%');
                _bytes.WriteByte((byte)Hex[b >> 4]);
                _bytes.WriteByte((byte)Hex[b & 15]);
            }
        }
    }
}
