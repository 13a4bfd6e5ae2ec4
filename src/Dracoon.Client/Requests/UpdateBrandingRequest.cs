using System;
using System.Linq;
using Dracoon.Client.Models;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>
/// The body of the branding service's <c>PUT /v1/branding</c>, which takes everything at once: it starts as what there is. Of the colours only
/// the normal ones are sent, since the others follow from them, and of the images those that can be changed.
/// </summary>
public sealed class UpdateBrandingRequest : RequestBody
{
    private static readonly string[] FixedImages = { "favIcon", "ingredientLogo" };

    private readonly JArray _colors;
    private readonly JArray _texts;
    private readonly JArray _images;

    /// <summary>Starts as a branding that there is.</summary>
    /// <param name="current">The branding.</param>
    public UpdateBrandingRequest(DracoonBranding current)
    {
        if (current is null)
        {
            throw new ArgumentNullException(nameof(current));
        }
        ProductName = current.ProductName ?? "";
        ColorizeHeader = current.ColorizeHeader ?? false;
        ImprintUrl = current.ImprintUrl ?? "";
        PrivacyUrl = current.PrivacyUrl ?? "";
        SupportUrl = current.SupportUrl ?? "";
        EmailContact = current.EmailContact ?? "";
        PositionLoginBox = current.PositionLoginBox ?? 0;
        AppearanceLoginBox = current.AppearanceLoginBox ?? "";
        _colors = new JArray(current.Colors.Select(c => Color(c.Type, c.Normal ?? "")));
        _texts = new JArray(current.Texts.Select(t => new JObject
        {
            ["type"] = t.Type,
            ["languages"] = new JArray(t.Languages.Select(l => new JObject { ["languageTag"] = l.LanguageTag, ["content"] = l.Content })),
        }));
        _images = new JArray(current.Images.Where(i => i.ImageId is not null && !FixedImages.Contains(i.Type)).Select(i => new JObject { ["id"] = i.ImageId, ["type"] = i.Type }));
        Set("colors", _colors);
        Set("texts", _texts);
        Set("images", _images);
    }

    /// <summary>The name of the product.</summary>
    public string? ProductName { get => Get<string>("productName"); set => Set("productName", value); }

    /// <summary>True to give the header the colour too.</summary>
    public bool? ColorizeHeader { get => Get<bool?>("colorizeHeader"); set => Set("colorizeHeader", value); }

    /// <summary>The address of the imprint.</summary>
    public string? ImprintUrl { get => Get<string>("imprintUrl"); set => Set("imprintUrl", value); }

    /// <summary>The address of the privacy policy.</summary>
    public string? PrivacyUrl { get => Get<string>("privacyUrl"); set => Set("privacyUrl", value); }

    /// <summary>The address of the support.</summary>
    public string? SupportUrl { get => Get<string>("supportUrl"); set => Set("supportUrl", value); }

    /// <summary>Whom users can write to.</summary>
    public string? EmailContact { get => Get<string>("emailContact"); set => Set("emailContact", value); }

    /// <summary>Where the login box is.</summary>
    public int? PositionLoginBox { get => Get<int?>("positionLoginBox"); set => Set("positionLoginBox", value); }

    /// <summary>How the login box looks.</summary>
    public string? AppearanceLoginBox { get => Get<string>("appearanceLoginBox"); set => Set("appearanceLoginBox", value); }

    /// <summary>Changes a colour.</summary>
    /// <param name="type">What it is for.</param>
    /// <param name="rgba">The colour, such as <c>rgba(138,167,0,1)</c>.</param>
    public void SetColor(string type, string rgba) => Replace(_colors, type, Color(type, rgba));

    /// <summary>Uses an uploaded image.</summary>
    /// <param name="type">What it is for.</param>
    /// <param name="imageId">Its number.</param>
    public void SetImage(string type, long imageId) => Replace(_images, type, new JObject { ["id"] = imageId, ["type"] = type });

    /// <summary>Changes a text in one language.</summary>
    /// <param name="type"><c>emailSignature</c> or <c>terms</c>.</param>
    /// <param name="languageTag">The language.</param>
    /// <param name="content">The text.</param>
    public void SetText(string type, string languageTag, string content)
    {
        JToken? text = _texts.FirstOrDefault(t => (string?)t["type"] == type);
        if (text is null)
        {
            text = new JObject { ["type"] = type, ["languages"] = new JArray() };
            _texts.Add(text);
        }
        var languages = (JArray)text["languages"]!;
        JToken? before = languages.FirstOrDefault(l => string.Equals((string?)l["languageTag"], languageTag, StringComparison.OrdinalIgnoreCase));
        before?.Remove();
        languages.Add(new JObject { ["languageTag"] = languageTag, ["content"] = content });
    }

    private static JObject Color(string type, string rgba) =>
        new() { ["type"] = type, ["colorDetails"] = new JArray(new JObject { ["type"] = "normal", ["rgba"] = rgba }) };

    private static void Replace(JArray items, string type, JObject item)
    {
        items.FirstOrDefault(i => (string?)i["type"] == type)?.Remove();
        items.Add(item);
    }
}
