using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Http;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DracoonPS.UnitTests.Client;

public sealed class ErrorReaderTests
{
    private static readonly Uri Server = new("https://dracoon.team/");

    [Fact]
    public async Task Everything_the_server_says_is_there()
    {
        DracoonApiException e = await Read(409, """{"code":409,"message":"Conflict","debugInfo":"Name exists","errorCode":-40750,"extra":"x"}""");
        Assert.Equal(409, e.StatusCode);
        Assert.Equal(-40750, e.ErrorCode);
        Assert.Equal("Conflict", e.ApiMessage);
        Assert.Equal("Name exists", e.DebugInfo);
        Assert.Equal("x", e.Fields["extra"]);
        Assert.Equal("GET /api/v4/users/5 failed (409, -40750): Conflict (Name exists)", e.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("[1,2]")]
    [InlineData("""{"message":5,"errorCode":"no number"}""")]
    public async Task An_answer_that_is_no_error_of_the_API_still_is_one(string body)
    {
        DracoonApiException e = await Read(502, body);
        Assert.Equal(502, e.StatusCode);
        Assert.Null(e.ErrorCode);
        Assert.NotEmpty(e.ApiMessage);
    }

    [Fact]
    public async Task The_page_of_the_maintenance_server_is_known() =>
        Assert.True((await Read(503, "<html><title>DRACOON Maintenance</title></html>")).IsMaintenance);

    [Fact]
    public async Task A_malicious_file_is_known_by_any_of_its_signs()
    {
        Assert.True((await Read(403, """{"errorCode":-40765}""")).IsMaliciousFile);
        Assert.True((await Read(901, "")).IsMaliciousFile);
        Assert.False((await Read(403, """{"errorCode":-40761}""")).IsMaliciousFile);
    }

    [Theory]
    [InlineData("utf8")]
    [InlineData("\"UTF-8\"")]
    [InlineData("nothing-known")]
    [InlineData("iso-8859-1")]
    public async Task An_encoding_by_a_name_that_nobody_knows_hides_no_error(string charset)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server, "api/v4/users/5"));
        using var response = new HttpResponseMessage(HttpStatusCode.Conflict);
        response.Content = new ByteArrayContent((charset == "iso-8859-1" ? Encoding.Latin1 : Encoding.UTF8).GetBytes("""{"message":"Gibt es schön"}"""));
        Assert.True(response.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=" + charset));
        Assert.Equal("Gibt es schön", (await ErrorReader.ReadAsync(request, response, Server)).ApiMessage);
    }

    [Fact]
    public async Task A_text_without_an_end_does_not_fill_the_screen()
    {
        string text = new('x', 500_000);
        DracoonApiException error = await Read(409, $$"""{"message":"{{text}}","debugInfo":"y{{text}}"}""");
        Assert.InRange(error.Message.Length, 2000, 2200);
        Assert.Equal(text, error.ApiMessage);
        Assert.InRange(ErrorReader.FromDetails("PUT", "/x", new JObject { ["message"] = text }).Message.Length, 1000, 1100);
    }

    [Fact]
    public void A_refused_part_of_an_answer_is_read_too()
    {
        DracoonApiException e = ErrorReader.FromDetails("PUT", "/x", Newtonsoft.Json.Linq.JObject.Parse("""{"code":409,"message":"Conflict","errorCode":-41002}"""));
        Assert.Equal(409, e.StatusCode);
        Assert.Equal(-41002, e.ErrorCode);
    }

    private static async Task<DracoonApiException> Read(int status, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server, "api/v4/users/5"));
        using var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        return await ErrorReader.ReadAsync(request, response, Server);
    }
}
