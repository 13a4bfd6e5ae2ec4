using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using Dracoon.Client;
using Dracoon.Client.Http;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DracoonPS.UnitTests.Client;

public sealed class OperationTableTests
{
    private static readonly Uri Server = new("https://dracoon.team/");

    [Theory]
    [InlineData("GET", "nodes/rooms/5/webhooks", "GET /nodes/rooms/{room_id}/webhooks")]
    [InlineData("GET", "datev/duo/5/files/6", "GET /datev/duo/{config_id}/files/{file_id}")]
    [InlineData("POST", "datev/mst/authorization/start", "POST /datev/mst/authorization/start")]
    [InlineData("GET", "users/5", null)] // as old as the API
    [InlineData("GET", "no/such/path", null)]
    public void A_path_is_the_operation_that_fits_best(string method, string path, string? operation) =>
        Assert.Equal(operation, OperationTable.Find(method, path)?.Operation);

    [Theory]
    [InlineData("4.20.0", 404, "API 4.24.0 and later")]
    [InlineData("4.20.0-LTS", 501, "API 4.24.0 and later")]
    [InlineData("4.24.0", 404, null)]
    [InlineData("5.47.0", 404, null)]
    [InlineData("4.20.0", 403, null)]
    [InlineData("", 404, null)]
    [InlineData(null, 404, null)]
    [InlineData("unknown", 404, null)]
    public void Only_an_older_server_is_said_to_be_one(string? server, int status, string? words)
    {
        DracoonOperationNotAvailableException? e = Explain("config/info/policies/algorithms", new DracoonApiException("x") { StatusCode = status }, server);
        Assert.Equal(words is not null, e is not null);
        if (e is not null)
        {
            Assert.Contains(words!, e.Message, StringComparison.Ordinal);
            Assert.Equal(status, e.StatusCode);
            Assert.Equal(server, e.ServerVersion);
        }
    }

    [Fact]
    public void An_answer_with_a_code_of_the_API_is_an_answer_of_the_operation() =>
        Assert.Null(Explain("config/info/policies/algorithms", new DracoonApiException("x") { StatusCode = 404, ErrorCode = -41000 }, "4.20.0"));

    [Theory]
    [InlineData("4.26.7", true)]
    [InlineData("4.26.8", false)]
    public void What_came_after_a_version_is_not_in_that_version(string server, bool isMissing) =>
        Assert.Equal(isMissing, Explain("datev/duo", new DracoonApiException("x") { StatusCode = 404 }, server) is not null);

    [Fact]
    public void Other_services_are_not_the_API()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server, "reporting/api/reports"));
        Assert.Null(OperationAvailability.Explain(new DracoonApiException("x") { StatusCode = 404 }, request, Server, "4.20.0"));
    }

    [Fact]
    public void The_table_has_what_the_description_says()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "DracoonPS.slnx")))
        {
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The tests don't run inside the repository.");
        }
        JObject description = JObject.Parse(File.ReadAllText(Path.Combine(root, "src", "DracoonSandbox", "Description", "operations.json")));
        foreach (JToken operation in description["operations"]!)
        {
            string[] words = ((string)operation["operation"]!).Split(' ');
            string since = (string)operation["since"]!;
            OperationTable.Entry? entry = OperationTable.Find(words[0], words[1].TrimStart('/'));
            string found = entry is null ? "4.0.0" : (entry.IsAfter ? "after " : "") + entry.Since;
            Assert.Equal(string.Join(' ', words) + " " + since, string.Join(' ', words) + " " + found);
        }
    }

    private static DracoonOperationNotAvailableException? Explain(string path, DracoonApiException answer, string? server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server, "api/v4/" + path));
        return OperationAvailability.Explain(answer, request, Server, server);
    }
}
