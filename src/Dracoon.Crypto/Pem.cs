using System;
using System.Text;

namespace Dracoon.Crypto;

/// <summary>PEM text (RFC 7468).</summary>
internal static class Pem
{
    public const string PublicKey = "PUBLIC KEY";
    public const string EncryptedPrivateKey = "ENCRYPTED PRIVATE KEY";
    public const string PrivateKey = "PRIVATE KEY";
    public const string RsaPrivateKey = "RSA PRIVATE KEY";

    private const int MaximumLength = 64 * 1024; // the key of 4096 bits has 3,300 characters
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";

    /// <summary>The label and the data of the first block in the text. It takes time in proportion to its length: a server gives it.</summary>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.InvalidPem"/>.</exception>
    public static byte[] Read(string text, out string label, params string[] expected)
    {
        if (text.Length > MaximumLength)
        {
            throw new DracoonCryptoException(
                CryptoError.InvalidPem, FormattableString.Invariant($"The key's text has {text.Length:N0} characters; that of a key has no more than {MaximumLength:N0}."));
        }

        if (!TryFindBlock(text, out label, out string base64) || Array.IndexOf(expected, label) < 0)
        {
            throw new DracoonCryptoException(CryptoError.InvalidPem, $"The key is no PEM text of the kind '{string.Join("' or '", expected)}'.");
        }

        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException error)
        {
            throw new DracoonCryptoException(CryptoError.InvalidPem, "The key's PEM text is no valid base64.", error);
        }
    }

    private static bool TryFindBlock(string text, out string label, out string base64)
    {
        label = base64 = "";
        int begin = text.IndexOf(Begin, StringComparison.Ordinal);
        int labelEnd = begin < 0 ? -1 : text.IndexOf(Dashes, begin + Begin.Length, StringComparison.Ordinal);
        if (labelEnd < 0)
        {
            return false;
        }

        label = text.Substring(begin + Begin.Length, labelEnd - begin - Begin.Length);
        int start = labelEnd + Dashes.Length;
        int end = text.IndexOf(End + label + Dashes, start, StringComparison.Ordinal);
        base64 = end < 0 ? "" : text.Substring(start, end - start).Trim();
        return base64.Length > 0;
    }

    /// <summary>Writes a block with lines of 64 characters.</summary>
    public static string Write(string label, byte[] data)
    {
        string base64 = Convert.ToBase64String(data);
        var text = new StringBuilder("-----BEGIN " + label + "-----\n");
        for (int i = 0; i < base64.Length; i += 64)
        {
            text.Append(base64, i, Math.Min(64, base64.Length - i)).Append('\n');
        }

        return text.Append("-----END ").Append(label).Append("-----\n").ToString();
    }
}
