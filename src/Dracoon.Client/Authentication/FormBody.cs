using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security;
using System.Text;

namespace Dracoon.Client.Authentication;

/// <summary>An <c>application/x-www-form-urlencoded</c> body whose secrets never become strings, and which is cleared after use.</summary>
internal sealed class FormBody : IDisposable
{
    private byte[] _bytes = new byte[1024];
    private int _length;

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
        var content = new ByteArrayContent(_bytes, 0, _length);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return content;
    }

    public void Dispose() => Array.Clear(_bytes, 0, _bytes.Length);

    private FormBody Append(string name, byte[] value)
    {
        if (_length > 0)
        {
            Write((byte)'&');
        }
        Encode(Encoding.UTF8.GetBytes(name));
        Write((byte)'=');
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
                Write(b);
            }
            else
            {
                Write((byte)'%');
                Write((byte)Hex[b >> 4]);
                Write((byte)Hex[b & 15]);
            }
        }
    }

    private void Write(byte b)
    {
        if (_length == _bytes.Length)
        {
            byte[] larger = new byte[2 * _length];
            Buffer.BlockCopy(_bytes, 0, larger, 0, _length);
            Array.Clear(_bytes, 0, _length); // what is outgrown is wiped too
            _bytes = larger;
        }
        _bytes[_length++] = b;
    }
}
