using System;
using Dracoon.Client;
using Xunit;

namespace DracoonPS.UnitTests.Client;

public sealed class ShareLinkTests
{
    [Theory]
    [InlineData("https://dracoon.team/public/download-shares/AbC123", "https://dracoon.team/", ShareKind.Download)]
    [InlineData("https://dracoon.team/public/upload-shares/AbC123", "https://dracoon.team/", ShareKind.Upload)]
    [InlineData("dracoon.team/public/download-shares/AbC123", "https://dracoon.team/", ShareKind.Download)]
    [InlineData(" https://files.example.org:8443/public/upload-shares/AbC123/?lang=de ", "https://files.example.org:8443/", ShareKind.Upload)]
    [InlineData("https://dracoon.team/#/public/shares-downloads/AbC123", "https://dracoon.team/", ShareKind.Download)]
    [InlineData("https://dracoon.team/#/public/shares-uploads/AbC123", "https://dracoon.team/", ShareKind.Upload)]
    [InlineData("http://127.0.0.1:5000/public/download-shares/AbC123", "http://127.0.0.1:5000/", ShareKind.Download)]
    public void A_link_has_its_server_its_kind_and_its_access_key(string text, string server, ShareKind kind)
    {
        ShareLink link = ShareLink.Parse(text);
        Assert.Equal(new Uri(server), link.BaseUri);
        Assert.Equal(kind, link.Kind);
        Assert.Equal("AbC123", link.AccessKey);
    }

    [Fact]
    public void An_access_key_alone_says_neither_server_nor_kind()
    {
        ShareLink link = ShareLink.Parse("AbC123");
        Assert.Null(link.BaseUri);
        Assert.Null(link.Kind);
        Assert.Equal("AbC123", link.AccessKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("https://dracoon.team/")]
    [InlineData("https://dracoon.team/node/5")]
    [InlineData("https://dracoon.team/public/download-shares/")]
    [InlineData("https://dracoon.team/public/download-shares/a%2Fb")]
    [InlineData("http://dracoon.team/public/download-shares/AbC123")]
    [InlineData("https://me:secret@dracoon.team/public/download-shares/AbC123")]
    [InlineData("ftp://dracoon.team/public/download-shares/AbC123")]
    public void Anything_else_is_refused(string text) => Assert.Throws<ArgumentException>(() => ShareLink.Parse(text));

    [Fact]
    public void A_link_that_is_built_can_be_read()
    {
        ShareLink link = ShareLink.Parse(ShareLink.Build(new Uri("https://dracoon.team/"), ShareKind.Upload, "AbC123").AbsoluteUri);
        Assert.Equal(ShareKind.Upload, link.Kind);
        Assert.Equal("AbC123", link.AccessKey);
    }
}
