using System.Security;
using Dracoon.Client.Authentication;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>What an authenticator app needs to make codes for the account (RFC 6238). It counts once it is confirmed with such a code.</summary>
public sealed class DracoonMfaTotp : DracoonObject
{
    private SecureString? _secret;
    private SecureString? _uri;
    private SecureString? _image;

    /// <summary>The number of the setup.</summary>
    [JsonProperty("id")]
    public long SetupId { get; internal set; }

    /// <summary>The secret in Base32, for typing it in.</summary>
    public SecureString? Secret => _secret;

    /// <summary>The secret as an address (<c>otpauth://totp/…</c>), which apps open and QR codes contain.</summary>
    public SecureString? OtpUri => _uri;

    /// <summary>The QR code as the server gives it, where it does.</summary>
    public SecureString? QrCode => _image;

    [JsonProperty("secret")]
    internal string? SecretText { set => _secret = Secure(value); }

    [JsonProperty("otpUri")]
    internal string? OtpUriText { set => _uri = Secure(value); }

    [JsonProperty("qrCode")]
    internal string? QrCodeText { set => _image = Secure(value); }

    /// <summary>The number of the setup, never the secret.</summary>
    /// <returns>The number.</returns>
    public override string ToString() => SetupId.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static SecureString? Secure(string? text) => text is null ? null : SecureText.FromText(text);
}
