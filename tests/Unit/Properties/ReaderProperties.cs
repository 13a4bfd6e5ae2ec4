using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Reflection;
using System.Text;
using Dracoon.Client;
using Dracoon.Client.Authentication;
using Dracoon.Client.Encryption;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.SavedSessions;
using Dracoon.Crypto;
using DracoonPS.UnitTests.Crypto;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Xunit;

namespace DracoonPS.UnitTests.Properties;

/// <summary>What reads texts of others: whatever these are, it reads them or says so, soon and without taking the memory.</summary>
public sealed class ReaderProperties
{
    private const int MemoryFactor = 10;
    private const int MisplacedFactor = 25; // a text in the place of a number, which the parser quotes in several messages; they are cut off afterwards
    private const int MemoryAllowance = 256 * 1024; // readers' buffers, exceptions and their traces
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly (string Text, Func<Stream, object?> Read)[] Models =
    [
        .. typeof(DracoonObject).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(DracoonObject)) && !t.IsAbstract && t.GetConstructor(Type.EmptyTypes) is not null) // the others are made of rows
            .SelectMany(t => new[] { Reader(t, nameof(Json.Read), false), Reader(t, nameof(Json.ReadPage), true) }),
    ];

    private static readonly string[] Keys =
    [
        .. Vectors.Folders("kp_").SelectMany(folder => new[] { "private_key.json", "public_key.json", "plain_private_key.json" }
            .Select(name => Path.Combine(Vectors.Root, folder, name)).Where(File.Exists)
            .SelectMany(file => Newtonsoft.Json.Linq.JObject.Parse(File.ReadAllText(file)).Properties().Select(p => p.Value.ToString()))),
    ];

    private static readonly Dictionary<string, (Action<string> Read, Func<Exception, bool> IsDocumented)> Readers = new()
    {
        ["a node"] = (text => Json.Read<DracoonNode>(Utf8(text)), e => e is JsonException),
        ["a list of nodes"] = (text => Json.ReadPage<DracoonNode>(Utf8(text)), e => e is JsonException),
        ["a public key"] = (text => Assert.NotEmpty(new PublicKey("RSA-4096", text).Fingerprint), e => e is DracoonCryptoException),
        ["a private key"] = (text => Assert.NotEmpty(new ProtectedPrivateKey("RSA-4096", text).Pem), e => e is DracoonCryptoException),
        ["a plain private key"] = (text => Keypair.ReadPlain("RSA-4096", text).Dispose(), e => e is DracoonCryptoException),
        ["a saved session"] = (text => SavedSessionContent.Parse(text), SavedSessionContent.IsDamage),
    };

    [Fact]
    public void Every_model_reads_its_own_sample()
    {
        Assert.True(Models.Length > 150, "The models were not found.");
        Assert.All(Models, model =>
        {
            object? read = model.Read(Utf8(model.Text));
            DracoonObject one = read as DracoonObject ?? Assert.IsAssignableFrom<DracoonObject>(Assert.Single((System.Collections.IEnumerable)read!.GetType().GetProperty("Items")!.GetValue(read)!));
            Assert.Empty(one.GetAdditionalData()); // a property takes each field of the sample
        });
    }

    [Fact]
    public void Damaged_answers_are_read_or_refused()
    {
        Every_model_reads_its_own_sample(); // what is learned of a model once takes memory of its own
        Check("Damaged answers are read or refused", Models, model => model.Text, (model, text) => _ = model.Read(Utf8(text)), e => e is JsonException);
    }

    [Fact]
    public void Damaged_errors_are_told_all_the_same() => Check(
        "Damaged error answers are told all the same", ["{\"code\":404,\"message\":\"Not Found\",\"debugInfo\":\"x\",\"errorCode\":-41000}", "<html><title>502</title></html>", ""], t => t, (_, text) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "https://dracoon.example/api/v4/nodes");
            using var response = new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent(Sendable(text)) };
            Assert.NotEmpty(ErrorReader.ReadAsync(request, response, new Uri("https://dracoon.example/")).Result.Message);
        }, _ => false);

    [Fact]
    public void Damaged_token_answers_are_read_or_refused_and_no_message_has_a_token()
    {
        const string access = "QUNDRVNTX1RPS0VOXzEyMzQ1Njc4OTA";
        const string refresh = "UkVGUkVTSF9UT0tFTl8wOTg3NjU0MzIx";
        string[] pieces = [.. new[] { access, refresh }.SelectMany(t => Enumerable.Range(0, t.Length - 11).Select(i => t.Substring(i, 12)))];
        string[] answers =
        [
            $$"""{"access_token":"{{access}}","token_type":"bearer","refresh_token":"{{refresh}}","expires_in":28800,"scope":"all"}""",
            """{"error":"invalid_grant","error_description":"Bad credentials"}""",
        ];
        int[] statuses = [200, 200, 200, 400, 401, 403, 404, 500, 503];
        int n = 0;
        Check("Damaged token answers are read or refused, and no message has a token", answers, t => t, (_, text) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "https://dracoon.example/oauth/token");
            using var response = new HttpResponseMessage((HttpStatusCode)statuses[n++ % statuses.Length]) { Content = new StringContent(Sendable(text)) };
            OAuthTokens tokens = OAuthClient.ReadAsync(request, response, new Uri("https://dracoon.example/"), AuthenticationFailure.RefreshRefused).GetAwaiter().GetResult();
            Assert.NotEmpty(tokens.AccessToken);
            Assert.True(tokens.Lifetime is null || tokens.Lifetime >= TimeSpan.Zero);
        }, e =>
        {
            string shown = e.ToString();
            Assert.DoesNotContain(pieces, piece => shown.Contains(piece, StringComparison.Ordinal));
            Assert.InRange(e.Message.Length, 1, 2500);
            return e is DracoonApiException or DracoonAuthenticationException;
        }, factor: 2 * MemoryFactor); // the answer is made here, too, and one with an error is read twice
    }

    [Fact]
    public void Damaged_keys_are_refused()
    {
        Assert.True(Keys.Length >= 10, "The vectors were not found.");
        foreach (string version in new[] { "A", "RSA-4096" })
        {
            Check("Damaged public keys are refused, " + version, Keys, t => t, (_, text) => Assert.NotEmpty(new PublicKey(version, text).Fingerprint), e => e is DracoonCryptoException, 4);
            Check("Damaged private keys are refused, " + version, Keys, t => t, (_, text) => Assert.NotNull(new ProtectedPrivateKey(version, text)), e => e is DracoonCryptoException, 4);
            Check("Damaged plain private keys are refused, " + version, Keys, t => t, (_, text) => Keypair.ReadPlain(version, text).Dispose(), e => e is DracoonCryptoException, 4);
        }
        Check("Damaged file keys are refused", ["AES-256-GCM", "A", "RSA-4096/AES-256-GCM", Convert.ToBase64String(new byte[32])], t => t,
            (_, text) => Assert.NotNull(PortableFileKey.Parse("AES-256-GCM", text, Convert.ToBase64String(new byte[12]), text)), e => e is DracoonCryptoException);
    }

    [Fact]
    public void Damaged_saved_sessions_are_refused()
    {
        string text = new SavedSessionContent(new Uri("https://dracoon.example/"), "anna", new OAuthClientCredentials("id", Vectors.Secret("secret")),
            new OAuthTokens("access", "refresh", null), new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc)).ToText();
        Assert.Equal("refresh", SavedSessionContent.Parse(text).RefreshToken);
        Check("Damaged saved sessions are refused", [text], t => t, (_, damaged) => SavedSessionContent.Parse(damaged),
            SavedSessionContent.IsDamage);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("[[{\"a\":")]
    [InlineData("x")]
    [InlineData("9")]
    [InlineData("\\ud800")]
    [InlineData("-----BEGIN PUBLIC KEY-----\n")]
    [InlineData("MIIB")]
    [InlineData(" ")]
    public void Deep_and_long_texts_are_refused_within_their_memory(string piece)
    {
        Every_model_reads_its_own_sample();
        foreach (int length in new[] { 1_000, 1_000_000 })
        {
            string many = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
            foreach (string text in new[] { many, "\"" + many + "\"", "{\"" + many + "\":[}", "{\"items\":\"" + many + "\"}", "{\"id\":" + many, "{\"name\":\"" + many + "\"}", "{\"unknown\":" + many + "}", "{\"items\":" + many })
            {
                Assert.All(Readers, reader => Limited(text, () => reader.Value.Read(text), reader.Value.IsDocumented));
            }
            string misplaced = "{\"id\":\"" + many + "\"}";
            Limited(misplaced, () => Json.Read<DracoonNode>(Utf8(misplaced)), e => e is JsonException, MisplacedFactor);
        }
    }

    private static void Check<T>(string name, IReadOnlyList<T> from, Func<T, string> text, Action<T, string> read, Func<Exception, bool> isDocumented, int cost = 1, int factor = MemoryFactor) =>
        Cases.Check(name, Gen.Choose(0, from.Count - 1).Zip(Gen.Choose(0, int.MaxValue)), pair =>
        {
            (int place, int seed) = pair;
            string damaged = new Mutator(seed).Damage(text(from[place]));
            Limited(damaged, () => read(from[place], damaged), isDocumented, factor);
        }, cost);

    /// <summary>Reads, or refuses in the documented way, soon and in the memory that the text allows.</summary>
    private static void Limited(string text, Action read, Func<Exception, bool> isDocumented, int factor = MemoryFactor)
    {
        var watch = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read();
        }
        catch (Exception e) when (isDocumented(e))
        {
            Assert.InRange(e.Message.Length, 1, e is JsonException ? 2000 : int.MaxValue); // a person reads it
        }
        long taken = GC.GetAllocatedBytesForCurrentThread() - before;
        int size = Encoding.UTF8.GetByteCount(text);
        Assert.True(taken <= MemoryAllowance + (factor * (long)size), $"{taken:N0} bytes of memory for {size:N0} bytes: {text[..Math.Min(text.Length, 500)]}");
        Assert.True(watch.Elapsed < Longest, $"It took {watch.Elapsed}.");
    }

    private static (string, Func<Stream, object?>) Reader(Type model, string method, bool isPage)
    {
        string sample = SampleJson.For(model).ToString(Formatting.None);
        MethodInfo read = typeof(Json).GetMethods().Single(m => m.Name == method && m.IsGenericMethod && m.GetParameters()[0].ParameterType == typeof(Stream)).MakeGenericMethod(model);
        var call = read.CreateDelegate<Func<Stream, object?>>();
        return (isPage ? "{\"range\":{\"offset\":0,\"limit\":500,\"total\":1},\"items\":[" + sample + "]}" : sample, call);
    }

    private static MemoryStream Utf8(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>What goes through a socket: half a surrogate pair does not.</summary>
    private static string Sendable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
