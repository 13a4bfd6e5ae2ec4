using System;
using System.Text;
using System.Text.RegularExpressions;

namespace Dracoon.Crypto;

/// <summary>PEM text (RFC 7468).</summary>
internal static class Pem
{
    public const string PublicKey = "PUBLIC KEY";
    public const string EncryptedPrivateKey = "ENCRYPTED PRIVATE KEY";
    public const string PrivateKey = "PRIVATE KEY";
    public const string RsaPrivateKey = "RSA PRIVATE KEY";

    private static readonly Regex Block = new("-----BEGIN ([A-Z0-9 ]+)-----\\s*([A-Za-z0-9+/=\\s]+?)\\s*-----END ([A-Z0-9 ]+)-----", RegexOptions.CultureInvariant);

    /// <summary>The label and the data of the one block in the text.</summary>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.InvalidPem"/>.</exception>
    public static byte[] Read(string text, out string label, params string[] expected)
    {
        Match match = Block.Match(text);
        label = match.Groups[1].Value;
        if (!match.Success || label != match.Groups[3].Value || Array.IndexOf(expected, label) < 0)
        {
            throw new DracoonCryptoException(CryptoError.InvalidPem, $"The key is no PEM text of the kind '{string.Join("' or '", expected)}'.");
        }

        try
        {
            return Convert.FromBase64String(match.Groups[2].Value);
        }
        catch (FormatException error)
        {
            throw new DracoonCryptoException(CryptoError.InvalidPem, "The key's PEM text is no valid base64.", error);
        }
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
