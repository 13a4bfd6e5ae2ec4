using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Security;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;

namespace DracoonPS.UnitTests.Crypto;

/// <summary>Reads the test vectors of the public crypto SDKs (tests/Unit/vectors).</summary>
internal static class Vectors
{
    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "vectors");

    public static string[] Sdks { get; } = ["csharp", "java", "javascript"];

    public static IEnumerable<string> Folders(string prefix) => Sdks.SelectMany(sdk => Directory.GetDirectories(Path.Combine(Root, sdk), prefix + "*"))
        .Select(folder => folder.Substring(Root.Length + 1)).OrderBy(folder => folder, StringComparer.Ordinal);

    public static JObject Json(params string[] path) => JObject.Parse(File.ReadAllText(Path.Combine([Root, .. path])));

    public static SecureString Password(params string[] path) => Secret(File.ReadAllText(Path.Combine([Root, .. path])).TrimEnd('\r', '\n'));

    public static SecureString Secret(string text) => new NetworkCredential("", text).SecurePassword;

    public static ProtectedPrivateKey PrivateKey(JObject json) => new((string)json["version"]!, (string)json["privateKey"]!);

    public static PublicKey PublicKey(JObject json) => new((string)json["version"]!, (string)json["publicKey"]!);

    public static EncryptedFileKey EncryptedFileKey(JObject json) =>
        new((string)json["version"]!, (string)json["key"]!, (string)json["iv"]!, (string?)json["tag"]);

    public static FileKey PlainFileKey(JObject json) =>
        FileKey.ReadPlain((string)json["version"]!, (string)json["key"]!, (string)json["iv"]!, (string?)json["tag"]);

    public static byte[] File64(params string[] path) => Convert.FromBase64String(File.ReadAllText(Path.Combine([Root, .. path])).Trim());
}
