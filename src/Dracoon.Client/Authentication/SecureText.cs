using System;
using System.Net;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace Dracoon.Client.Authentication;

/// <summary>Reads a secure string for as long as it is used.</summary>
internal static class SecureText
{
    /// <summary>The text as UTF-8; the caller clears it.</summary>
    public static byte[] ToUtf8(SecureString? text)
    {
        if (text is null || text.Length == 0)
        {
            return Array.Empty<byte>();
        }
        IntPtr pointer = Marshal.SecureStringToGlobalAllocUnicode(text);
        char[] chars = new char[text.Length];
        try
        {
            Marshal.Copy(pointer, chars, 0, chars.Length);
            return Encoding.UTF8.GetBytes(chars);
        }
        finally
        {
            Array.Clear(chars, 0, chars.Length);
            Marshal.ZeroFreeGlobalAllocUnicode(pointer);
        }
    }

    /// <summary>The text as a string, where a library takes nothing else.</summary>
    public static string ToText(SecureString? text)
    {
        byte[] bytes = ToUtf8(text);
        try
        {
            return Encoding.UTF8.GetString(bytes);
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
        }
    }

    public static SecureString FromText(string text)
    {
        SecureString secure = new NetworkCredential("", text).SecurePassword; // at once: character by character takes a hundred times its memory
        secure.MakeReadOnly();
        return secure;
    }
}
