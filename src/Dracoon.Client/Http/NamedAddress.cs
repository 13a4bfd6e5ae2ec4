using System;
using Dracoon.Client.Transfers;

namespace Dracoon.Client.Http;

/// <summary>
/// An address that the server names for the bytes of a file: its own, or that of a storage host. Other hosts are right there, since the access token
/// never goes to these addresses; what they must not do is send a file in clear that belongs to an https server, or lead out of the web.
/// </summary>
internal static class NamedAddress
{
    /// <param name="baseUri">The server.</param>
    /// <param name="address">What it named: whole, or below its own address.</param>
    /// <exception cref="TransferException">No address that bytes are sent to or taken from.</exception>
    public static Uri Resolve(Uri baseUri, string? address)
    {
        if (string.IsNullOrWhiteSpace(address) || !Uri.TryCreate(baseUri, address, out Uri? uri) || uri.Host.Length == 0)
        {
            throw new TransferException(TransferFailure.AddressRefused, $"The server '{baseUri}' gave no address for the file's content that can be read.");
        }
        bool secure = uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && baseUri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);
        if (!secure || uri.UserInfo.Length > 0)
        {
            // Neither path nor query: they are the right to read or write the file.
            string why = uri.UserInfo.Length > 0 ? "has a user name" : uri.Scheme == Uri.UriSchemeHttp ? "is http, over which everybody can read the file" : $"has the scheme '{uri.Scheme}'";
            throw new TransferException(TransferFailure.AddressRefused,
                $"The server '{baseUri}' gave an address at '{uri.Host}' for the file's content that {why}. It is not used; only https is.");
        }
        return uri;
    }
}
