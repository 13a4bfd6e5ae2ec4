using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace Dracoon.Crypto;

/// <summary>The bytes of a password, for as long as they are used.</summary>
internal static class PasswordBytes
{
    /// <summary>The password in UTF-8: what is written today. The caller wipes it.</summary>
    public static byte[] Utf8(SecureString password) => Use(password, Encoding.UTF8.GetBytes);

    /// <summary>
    /// The password in ISO-8859-1, as old clients wrote it; null where that is no different question from UTF-8 (pure ASCII) or
    /// a character lies beyond U+00FF. The caller wipes it.
    /// </summary>
    public static byte[]? Latin1(SecureString password) => Use<byte[]?>(password, characters =>
    {
        bool ascii = true;
        foreach (char character in characters)
        {
            if (character > '\u00FF')
            {
                return null;
            }

            ascii &= character < '\u0080';
        }

        return ascii ? null : Array.ConvertAll(characters, character => (byte)character);
    });

    private static T Use<T>(SecureString password, Func<char[], T> action)
    {
        var characters = new char[password.Length];
        IntPtr unmanaged = Marshal.SecureStringToGlobalAllocUnicode(password);
        try
        {
            Marshal.Copy(unmanaged, characters, 0, characters.Length);
            return action(characters);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(unmanaged);
            Array.Clear(characters, 0, characters.Length);
        }
    }
}
