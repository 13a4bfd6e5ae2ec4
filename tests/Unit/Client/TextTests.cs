using System;
using System.Globalization;
using Dracoon.Client;
using Dracoon.Client.Http;
using Xunit;

namespace DracoonPS.UnitTests.Client;

/// <summary>What is built as text: filters, orders, queries, addresses, paths.</summary>
public sealed class TextTests
{
    private static readonly Uri Server = new("https://dracoon.team/");

    [Fact]
    public void Filters_are_joined_with_bars()
    {
        string filter = new FilterBuilder().Add("userName", "cn", "ann").Add("isLocked", true).Add("id", "ge", 5).Raw("|email:cn:x|").ToString();
        Assert.Equal("userName:cn:ann|isLocked:eq:true|id:ge:5|email:cn:x", filter);
        Assert.Null(new FilterBuilder().Raw(" ").ToFilter());
    }

    [Fact]
    public void Days_of_a_filter_are_UTC()
    {
        var time = new DateTime(2026, 3, 1, 23, 30, 0, DateTimeKind.Utc);
        Assert.Equal("createdAt:ge:2026-03-01", new FilterBuilder().AddDay("createdAt", "ge", time).ToString());
    }

    [Theory]
    [InlineData("a:b")]
    [InlineData("a|isLocked:eq:true")]
    public void A_value_can_not_become_another_condition(string value)
    {
        Assert.Contains(value, Assert.Throws<ArgumentException>(() => new FilterBuilder().Add("name", "eq", value)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new FilterBuilder().Add(value, "eq", "x"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("name", "name:asc")]
    [InlineData("name:DESC", "name:desc")]
    [InlineData("name:asc,createdAt:desc", "name:asc|createdAt:desc")]
    public void Orders_are_read_as_people_type_them(string? text, string? expected) => Assert.Equal(expected, SortBuilder.Parse(text).ToSort());

    [Fact]
    public void An_order_that_is_none_is_refused() => Assert.Contains("name:down", Assert.Throws<ArgumentException>(() => SortBuilder.Parse("name:down")).Message, StringComparison.Ordinal);

    [Fact]
    public void Queries_are_encoded_and_leave_out_what_has_no_value()
    {
        string text = new Query().Add("filter", "a&b=c d").Add("limit", 0).Add("more", (bool?)false).Add("sort", (string?)null).Add("offset", (long?)null).ToString();
        Assert.Equal("?filter=a%26b%3Dc%20d&limit=0&more=false", text);
    }

    [Theory]
    [InlineData("dracoon.team", "https://dracoon.team/")]
    [InlineData("https://dracoon.team", "https://dracoon.team/")]
    [InlineData(" https://dracoon.team:8443/sub ", "https://dracoon.team:8443/sub/")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://localhost", "http://localhost/")]
    public void Addresses_are_read_as_people_type_them(string text, string expected) => Assert.Equal(expected, DracoonClientOptions.ParseBaseUrl(text).AbsoluteUri);

    [Theory]
    [InlineData("")]
    [InlineData("http://dracoon.team")]
    [InlineData("ftp://dracoon.team")]
    [InlineData("https://user:secret@dracoon.team")]
    [InlineData("https://dracoon.team/?x=1")]
    [InlineData("https://")]
    public void Other_addresses_are_refused_without_repeating_a_password(string text)
    {
        string message = Assert.Throws<ArgumentException>(() => DracoonClientOptions.ParseBaseUrl(text)).Message;
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "/", "")]
    [InlineData("/Room", "/", "Room")]
    [InlineData("/Room/Folder/a b.txt", "/Room/Folder", "a b.txt")]
    [InlineData("\\Room\\x\\", "/Room", "x")]
    public void Paths_are_split_before_the_last_name(string path, string parent, string name) => Assert.Equal((parent, name), NodePath.SplitLast(path));

    [Theory]
    [InlineData("https://dracoon.team/api/v4/users/5?offset=0&filter=userName:cn:ann", "/api/v4/users/5?offset=0&filter=***")]
    [InlineData("https://dracoon.team/api/v4/public/shares/downloads/aB3dE5fG7hI9", "/api/v4/public/shares/downloads/***")]
    [InlineData("https://dracoon.team/api/v4/downloads/eyJhbGciOiJIUzI1NiJ9.abc.def", "/api/v4/downloads/***")]
    [InlineData("https://storage.example.com/bucket/file?X-Amz-Signature=abc", "https://storage.example.com/***")]
    public void Logs_show_no_token_and_no_text_of_a_user(string address, string expected) => Assert.Equal(expected, Redactor.Describe(new Uri(address), Server));

    [Fact]
    public void Times_are_written_in_UTC()
    {
        Assert.Equal("2026-01-02T03:04:05.006Z", Json.Time(new DateTime(2026, 1, 2, 3, 4, 5, 6, DateTimeKind.Utc)));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { DateTimeFormat = { TimeSeparator = ".", DateSeparator = "_" } };
            Assert.Equal("2026-01-02T03:04:05.006Z", Json.Time(new DateTime(2026, 1, 2, 3, 4, 5, 6, DateTimeKind.Utc)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
