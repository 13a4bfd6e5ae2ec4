using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Newtonsoft.Json.Linq;

namespace DracoonPS.Bench;

/// <summary>A large list: ours gives objects; the reference reads the same pages one after the other and throws them away.</summary>
internal static class ListBench
{
    private const int Count = 50_000;

    public static async Task RunAsync()
    {
        using Sandbox sandbox = await Sandbox.StartAsync("users=50000");
        using DracoonSession session = await sandbox.ConnectAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(http, sandbox.Url));
        await Measure.CompareAsync("50,000 users listed, to bare page requests", "users/s", Count, 0.8,
            async () =>
            {
                using PagedQuery<DracoonUser> users = session.Users.List();
                while (await users.MoveNextAsync())
                {
                }
            },
            async () =>
            {
                for (int offset = 0; offset < Count; offset += 500)
                {
                    using HttpResponseMessage page = await http.GetAsync(new Uri(sandbox.Url, $"api/v4/users?offset={offset}&limit=500&include_roles=true"));
                    await page.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
                }
            });
    }

    private static async Task<string> TokenAsync(HttpClient http, Uri server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "oauth/token"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "password", ["username"] = "admin", ["password"] = "Sandbox-Admin-1" }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("dracoon_legacy_scripting:"u8));
        using HttpResponseMessage response = await http.SendAsync(request);
        return (string)JObject.Parse(await response.Content.ReadAsStringAsync())["access_token"]!;
    }
}
