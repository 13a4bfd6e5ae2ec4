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
            new Dracoon.Client.Authentication.OAuthTokens("access", "refresh", null), new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc)).ToText();
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
            foreach (string text in new[] { many, "\"" + many + "\"", "{\"id\":" + many, "{\"name\":\"" + many + "\"}", "{\"unknown\":" + many + "}", "{\"items\":" + many })
            {
                Limited(text, () => _ = Json.Read<DracoonNode>(Utf8(text)), e => e is JsonException);
                Limited(text, () => _ = Json.ReadPage<DracoonNode>(Utf8(text)), e => e is JsonException);
                Limited(text, () => _ = new PublicKey("RSA-4096", text), e => e is DracoonCryptoException);
                Limited(text, () => Keypair.ReadPlain("RSA-4096", text).Dispose(), e => e is DracoonCryptoException);
                Limited(text, () => SavedSessionContent.Parse(text), SavedSessionContent.IsDamage);
            }
        }
    }

    private static void Check<T>(string name, IReadOnlyList<T> from, Func<T, string> text, Action<T, string> read, Func<Exception, bool> isDocumented, int cost = 1) =>
        Cases.Check(name, Gen.Choose(0, from.Count - 1).Zip(Gen.Choose(0, int.MaxValue)), pair =>
        {
            (int place, int seed) = pair;
            string damaged = new Mutator(seed).Damage(text(from[place]));
            Limited(damaged, () => read(from[place], damaged), isDocumented);
        }, cost);

    /// <summary>Reads, or refuses in the documented way, soon and in the memory that the text allows.</summary>
    private static void Limited(string text, Action read, Func<Exception, bool> isDocumented)
    {
        var watch = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read();
        }
        catch (Exception e) when (isDocumented(e))
        {
            Assert.NotEmpty(e.Message);
        }
        long taken = GC.GetAllocatedBytesForCurrentThread() - before;
        int size = Encoding.UTF8.GetByteCount(text);
        Assert.True(taken <= MemoryAllowance + (MemoryFactor * (long)size), $"{taken:N0} bytes of memory for {size:N0} bytes.");
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
