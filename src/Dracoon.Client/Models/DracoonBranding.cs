using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>How the tenant looks: the branding service's <c>GET /v1/branding</c> and, for everybody, <c>GET /v1/public/branding</c>.</summary>
public sealed class DracoonBranding : DracoonObject
{
    /// <summary>The name of the product.</summary>
    public string? ProductName { get; internal set; }

    /// <summary>True when the header has the colour too.</summary>
    public bool? ColorizeHeader { get; internal set; }

    /// <summary>The address of the imprint.</summary>
    public string? ImprintUrl { get; internal set; }

    /// <summary>The address of the privacy policy.</summary>
    public string? PrivacyUrl { get; internal set; }

    /// <summary>The address of the support.</summary>
    public string? SupportUrl { get; internal set; }

    /// <summary>Whom users can write to.</summary>
    public string? EmailContact { get; internal set; }

    /// <summary>Where the login box is.</summary>
    public int? PositionLoginBox { get; internal set; }

    /// <summary>How the login box looks.</summary>
    public string? AppearanceLoginBox { get; internal set; }

    /// <summary>When it was made; known for everybody's view only.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>When it was changed; known for everybody's view only.</summary>
    public DateTime? ChangedAt { get; internal set; }

    /// <summary>The colours.</summary>
    public List<DracoonBrandingColor> Colors { get; internal set; } = new();

    /// <summary>The texts.</summary>
    public List<DracoonBrandingText> Texts { get; internal set; } = new();

    /// <summary>The images.</summary>
    public List<DracoonBrandingImage> Images { get; internal set; } = new();

    /// <summary>The name of the product.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => ProductName ?? "";
}

/// <summary>A colour of the branding.</summary>
public sealed class DracoonBrandingColor : DracoonObject
{
    /// <summary>What it is for.</summary>
    public string Type { get; internal set; } = "";

    /// <summary>The colour itself, such as <c>rgba(138,167,0,1)</c>.</summary>
    public string? Normal => Find("normal");

    /// <summary>Lighter.</summary>
    public string? Light => Find("light");

    /// <summary>Darker.</summary>
    public string? Dark => Find("dark");

    /// <summary>The colour of text on it.</summary>
    public string? Text => Find("text");

    [JsonProperty("colorDetails")]
    internal List<Detail> Details { get; set; } = new();

    /// <summary>What it is for, and the colour.</summary>
    /// <returns>For example <c>toolbar: rgba(138,167,0,1)</c>.</returns>
    public override string ToString() => Type + ": " + Normal;

    private string? Find(string type) => Details.FirstOrDefault(d => d.Type == type)?.Rgba;

    internal sealed class Detail
    {
        public string? Type { get; set; }

        public string? Rgba { get; set; }
    }
}

/// <summary>A text of the branding, in its languages.</summary>
public sealed class DracoonBrandingText : DracoonObject
{
    /// <summary><c>emailSignature</c> or <c>terms</c>.</summary>
    public string Type { get; internal set; } = "";

    /// <summary>The text in each language.</summary>
    public List<DracoonBrandingLanguage> Languages { get; internal set; } = new();

    /// <summary>What it is, and in which languages.</summary>
    /// <returns>For example <c>terms: de-DE, en-GB</c>.</returns>
    public override string ToString() => Type + ": " + string.Join(", ", Languages.Select(l => l.LanguageTag));
}

/// <summary>A text of the branding in one language.</summary>
public sealed class DracoonBrandingLanguage : DracoonObject
{
    /// <summary>The language.</summary>
    public string LanguageTag { get; internal set; } = "";

    /// <summary>The text.</summary>
    public string? Content { get; internal set; }

    /// <summary>The language.</summary>
    /// <returns>The language.</returns>
    public override string ToString() => LanguageTag;
}

/// <summary>An image of the branding.</summary>
public sealed class DracoonBrandingImage : DracoonObject
{
    /// <summary><c>webLogo</c>, <c>appLogo</c>, <c>squaredLogo</c>, <c>appSplashImage</c>, <c>webSplashImage</c>, <c>favIcon</c> or <c>ingredientLogo</c>.</summary>
    public string Type { get; internal set; } = "";

    /// <summary>The image's number; not in everybody's view.</summary>
    [JsonProperty("id")]
    public long? ImageId { get; internal set; }

    /// <summary>Where it can be loaded from; in everybody's view the largest.</summary>
    public string? Url => OwnUrl ?? Files.LastOrDefault()?.Url;

    [JsonProperty("url")]
    internal string? OwnUrl { get; set; }

    [JsonProperty("files")]
    internal List<File> Files { get; set; } = new();

    /// <summary>What it is for.</summary>
    /// <returns>The type.</returns>
    public override string ToString() => Type;

    internal sealed class File
    {
        public string? Size { get; set; }

        public string? Url { get; set; }
    }
}

/// <summary>The answer to an uploaded image.</summary>
internal sealed class BrandingUpload
{
    public long Id { get; set; }
}
