extern alias Sandbox;

using System;
using System.Collections.Generic;
using System.Linq;
using Dracoon.Client;
using Dracoon.Client.Http;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Sandbox::DracoonSandbox.Http;
using Xunit;
using Query = Dracoon.Client.Http.Query;

namespace DracoonPS.UnitTests.Properties;

/// <summary>Filters, links and addresses.</summary>
public sealed class AddressProperties
{
    private static readonly string[] Fields = ["name", "createdBy", "type"];
    private static readonly string[] Operators = ["eq", "cn", "sw"];
    private static readonly Uri Server = new("https://dracoon.example/");

    [Fact]
    public void A_value_of_a_filter_is_one_value_or_refused() => Cases.Check("A filter's value is one value or refused", Texts.Nasty.ArrayOf(), values =>
    {
        var filter = new FilterBuilder();
        var taken = values.Where(value => Takes(filter, value)).ToList();
        string[] conditions = filter.ToString().Split('|', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(taken, conditions.Select(c => c.Split(':') is ["name", "cn", var value] ? value : throw new InvalidOperationException(c)));
        Assert.All(values, value => Assert.True(FilterBuilder.CanHold(FilterBuilder.SearchablePart(value)) && value.Contains(FilterBuilder.SearchablePart(value), StringComparison.Ordinal)));
    });

    [Fact]
    public void A_filter_is_read_by_the_server_as_it_was_meant() => Cases.Check(
        "A filter is read by the sandbox as it was meant",
        Texts.Nasty.Where(IsText).ArrayOf().Zip(Gen.Choose(0, int.MaxValue)), pair =>
        {
            (string[] values, int seed) = pair;
            var random = new Random(seed);
            string[] taken = [.. values.Where(FilterBuilder.CanHold)];
            var filter = new FilterBuilder();
            var meant = new List<(string, string, string)>();
            for (int i = 0; i < taken.Length;)
            {
                string[] some = [.. taken.Skip(i).Take(random.Next(1, 4))];
                string field = Fields[random.Next(Fields.Length)];
                string op = Operators[random.Next(Operators.Length)];
                filter.Add(field, op, some);
                meant.AddRange(some.Select(value => (field, op, value)));
                i += some.Length;
            }
            var read = new List<(string, string, string)>();
            Listing<int> listing = new Listing<int>().Alternatives(Fields); // looks at each condition, though none fits
            foreach (string field in Fields)
            {
                listing.Filter(field, Operators, (_, op, value) =>
                {
                    read.Add((field, op, value));
                    return false;
                });
            }
            var context = new DefaultHttpContext();
            context.Request.QueryString = new QueryString(new Query().Add("filter", filter.ToFilter()).ToString());
            _ = listing.Select(context, [1]);
            Assert.Equal(meant, read);
        });

    [Fact]
    public void A_query_comes_back_as_it_was_written() => Cases.Check("A query comes back as it was written", Texts.Nasty.Where(t => t.Length > 0 && IsText(t)), value =>
    {
        string query = new Query().Add("search_string", value).Add("limit", 500).ToString();
        string[] pairs = query.TrimStart('?').Split('&');
        string read = Uri.UnescapeDataString(pairs.Single(p => p.StartsWith("search_string=", StringComparison.Ordinal))["search_string=".Length..]);
        Assert.Equal(value, read);
        Assert.Contains("limit=500", pairs);
    });

    [Fact]
    public void A_link_that_was_made_is_read() => Cases.Check("A share's link is read as it was made", Texts.Plain.Where(ShareLink.IsAccessKey), key =>
    {
        foreach (ShareKind kind in new[] { ShareKind.Download, ShareKind.Upload })
        {
            ShareLink link = ShareLink.Parse(ShareLink.Build(Server, kind, key).AbsoluteUri);
            Assert.Equal((Server, kind, key), (link.BaseUri, link.Kind, link.AccessKey));
        }
    });

    [Fact]
    public void Any_other_link_is_refused_with_words() => Cases.Check("A text that is no link is refused", Texts.Nasty, text =>
    {
        foreach (string candidate in new[] { text, "https://dracoon.example/public/download-shares/" + text, "https://" + text + "/public/download-shares/abc" })
        {
            try
            {
                Assert.True(ShareLink.IsAccessKey(ShareLink.Parse(candidate).AccessKey));
            }
            catch (ArgumentException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }
    });

    [Fact]
    public void No_token_is_left_in_an_address_for_people() => Cases.Check(
        "No token is left in an address for people",
        Gen.Elements("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_".ToCharArray()).ArrayOf(40).Select(c => new string(c)).Zip(Gen.Choose(0, 5)),
        pair =>
        {
            (string token, int place) = pair;
            string address = place switch
            {
                0 => "https://dracoon.example/api/v4/downloads/" + token,
                1 => "https://dracoon.example/api/v4/public/shares/downloads/" + token + "/x",
                2 => "https://dracoon.example/api/v4/uploads/" + token + "?a=" + token,
                3 => "https://s3.example/bucket/" + token + "?X-Amz-Signature=" + token,
                4 => "https://dracoon.example/api/v4/nodes?filter=accessKey:eq:" + token,
                _ => "https://dracoon.example/x?" + token,
            };
            Assert.DoesNotContain(token, Redactor.Describe(new Uri(address), Server));
            Assert.DoesNotContain(token, Redactor.Describe(new Uri(address), Server, withNames: true));
        });

    private static bool Takes(FilterBuilder filter, string value)
    {
        try
        {
            filter.Add("name", "cn", value);
            return true;
        }
        catch (ArgumentException) when (!FilterBuilder.CanHold(value))
        {
            return false;
        }
    }

    /// <summary>Half a surrogate pair can't be sent in UTF-8.</summary>
    private static bool IsText(string value) => value.EnumerateRunes().All(rune => rune.Value != 0xFFFD);
}
