using System.Text.Json.Nodes;

namespace DracoonSandbox.State;

/// <summary>How the tenant looks.</summary>
internal sealed class BrandingState
{
    /// <summary>Everything but the images; of the colours only the normal ones, from which the others follow.</summary>
    public JsonObject Settings { get; set; } = new()
    {
        ["productName"] = "DRACOON Sandbox",
        ["colors"] = new JsonArray(Color("toolbar", "rgba(20,30,40,1)"), Color("buttons", "rgba(138,167,0,1)")),
        ["colorizeHeader"] = false,
        ["texts"] = new JsonArray(),
        ["imprintUrl"] = "",
        ["privacyUrl"] = "",
        ["supportUrl"] = "",
        ["emailContact"] = "",
        ["positionLoginBox"] = 1,
        ["appearanceLoginBox"] = "light",
    };

    /// <summary>The image in use, by type.</summary>
    public Dictionary<string, long> Images { get; set; } = [];

    /// <summary>What was uploaded, by id, in use or not.</summary>
    public Dictionary<long, BrandingImageRecord> Uploads { get; set; } = [];

    public DateTime CreatedAt { get; set; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public DateTime ChangedAt { get; set; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static JsonObject Color(string type, string rgba) =>
        new() { ["type"] = type, ["colorDetails"] = new JsonArray(new JsonObject { ["type"] = "normal", ["rgba"] = rgba }) };
}

/// <summary>An uploaded image.</summary>
internal sealed class BrandingImageRecord
{
    public string Type { get; set; } = "";

    public string ContentType { get; set; } = "";

    public byte[] Content { get; set; } = [];
}
