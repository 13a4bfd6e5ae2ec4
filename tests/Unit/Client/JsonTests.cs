using System;
using System.IO;
using System.Text;
using Dracoon.Client;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DracoonPS.UnitTests.Client;

public sealed class JsonTests
{
    [Fact]
    public void Unknown_fields_and_values_pass_and_absent_ones_stay_at_their_default()
    {
        DracoonNode node = Json.Read<DracoonNode>(Json.Parse("""{"id":7,"type":"hologram","name":"x","isEncrypted":null,"brandNew":{"a":[1]},"size":0}""")!);
        Assert.Equal(7, node.NodeId);
        Assert.Equal("hologram", node.Type);
        Assert.False(node.IsEncrypted);
        Assert.Equal(0, node.Size);
        Assert.Null(node.TimestampModification);
    }

    [Fact]
    public void Times_are_UTC_whatever_zone_they_come_in()
    {
        DracoonUser user = Json.Read<DracoonUser>(Json.Parse("""{"id":1,"userName":"2020-01-01T00:00:00Z","createdAt":"2026-05-01T12:00:00.123+02:00"}""")!);
        Assert.Equal(new DateTime(2026, 5, 1, 10, 0, 0, 123), user.CreatedAt);
        Assert.Equal(DateTimeKind.Utc, user.CreatedAt!.Value.Kind);
        Assert.Equal("2020-01-01T00:00:00Z", user.UserName); // a text stays one, though it looks like a time
    }

    [Fact]
    public void A_property_that_is_worked_out_is_no_field()
    {
        DracoonUser user = Json.Read<DracoonUser>(Json.Parse("""{"id":1,"login":"old","authData":{"method":"basic","login":"new"},"roleNames":5}""")!);
        Assert.Equal("new", user.Login);
        Assert.Equal("basic", user.AuthMethod);
        Assert.Empty(user.RoleNames);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("<html>")]
    public void What_is_not_JSON_is_an_error(string text) => Assert.ThrowsAny<JsonException>(() => Json.Parse(text));

    [Fact]
    public void Zero_false_and_empty_are_written() =>
        Assert.Equal("""{"a":0,"b":false,"c":""}""", System.Text.Encoding.UTF8.GetString(Json.Write(new JObject { ["a"] = 0, ["b"] = false, ["c"] = "" })));

    [Theory]
    [InlineData("""{"total":"many","limit":[1]}""")]
    [InlineData("""{"total":{},"limit":"x"}""")]
    [InlineData("""{"total":1e30,"limit":99999999999}""")]
    [InlineData("""{"total":99999999999999999999999,"limit":true}""")]
    public void A_range_that_tells_nonsense_tells_nothing(string range)
    {
        using var utf8 = new MemoryStream(Encoding.UTF8.GetBytes("{\"range\":" + range + ",\"items\":[{\"id\":1}]}"));
        Page<DracoonNode> page = Json.ReadPage<DracoonNode>(utf8)!;
        Assert.Equal(1, Assert.Single(page.Items).NodeId);
        Assert.Null(page.Total);
        Assert.Null(page.Limit);
    }
}
