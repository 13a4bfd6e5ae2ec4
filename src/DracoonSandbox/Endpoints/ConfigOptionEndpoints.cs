using System.Globalization;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/config/settings, deprecated: the same settings as keys and values, and some that no newer operation has.</summary>
internal static class ConfigOptionEndpoints
{
    private enum Kind
    {
        Flag,
        Number,
        Text,
    }

    private static readonly Option[] Known =
    [
        new("dblog", "eventlog", "enabled", Kind.Flag, ForManagers: true),
        new("eventlog_retention_period", "eventlog", "retentionPeriod", Kind.Number),
        new("ip_address_logging", "eventlog", "logIpEnabled", Kind.Flag, ForManagers: true),
        new("default_downloadshare_expiration_period", "defaults", "downloadShareDefaultExpirationPeriod", Kind.Number),
        new("default_uploadshare_expiration_period", "defaults", "uploadShareDefaultExpirationPeriod", Kind.Number),
        new("default_file_upload_expiration_date", "defaults", "fileDefaultExpirationPeriod", Kind.Number),
        new("default_language", "defaults", "languageDefault", Kind.Text),
        new("enable_client_side_crypto", "general", "cryptoEnabled", Kind.Flag),
        new("eula_active", "general", "eulaEnabled", Kind.Flag),
        new("enable_email_notification_button", "general", "emailNotificationButtonEnabled", Kind.Flag),
        new("allow_share_password_sms", "general", "sharePasswordSmsEnabled", Kind.Flag),
        new("allow_system_global_weak_password", "general", "weakPasswordEnabled", Kind.Flag),
        new("syslog", "syslog", "enabled", Kind.Flag, ForManagers: true),
        new("syslog_host", "syslog", "host", Kind.Text, ForManagers: true),
        new("syslog_port", "syslog", "port", Kind.Number, ForManagers: true),
        new("syslog_protocol", "syslog", "protocol", Kind.Text, ForManagers: true),
        new("globally_allow_share_password_sms", "infrastructure", "smsConfigEnabled", Kind.Flag, IsFixed: true),
        new("s3_default_region", "infrastructure", "s3DefaultRegion", Kind.Text, IsFixed: true),
        new("use_s3_storage", "general", "useS3Storage", Kind.Flag, IsFixed: true),
        .. new[]
        {
            "branding_portal_url", "branding_server_url", "email_from", "mailserver", "mailserver_authentication_necessary", "mailserver_port",
            "mailserver_username", "mailserver_use_ssl", "mailserver_use_starttls",
        }.Select(key => new Option(key, null, "", Kind.Text, ForManagers: true)),
        .. new[] { "branding_server_branding_id", "branding_server_customer", "email_to_sales", "email_to_support", "file_size_js", "system_name" }
            .Select(key => new Option(key, null, "", Kind.Text)),
    ];

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/config/settings", (HttpContext context) =>
        {
            bool isManager = context.User().Roles.Contains(SystemSettingsEndpoints.Role);
            lock (state.Gate)
            {
                return Answer.Ok(new JsonObject
                {
                    ["items"] = new JsonArray([.. Known.Where(o => isManager || !o.ForManagers).Select(o => new JsonObject { ["key"] = o.Key, ["value"] = Read(state, o) })]),
                });
            }
        });
        app.MapPut("/api/v4/config/settings", async (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                foreach (JsonObject item in body.Objects("items").ToArray())
                {
                    Write(state, item.RequiredText("key"), item.Text("value") ?? throw ApiError.Invalid(-80000, "'value' is mandatory."));
                }
            }
            return Answer.NoContent();
        });
    }

    private static string Read(SandboxState state, Option option) => option.Section is null
        ? state.Areas.Get<SettingsState>().OtherOptions.GetValueOrDefault(option.Key, "")
        : SystemSettings.Read(state, option.Section)[option.Field] is JsonNode value ? value.ToString() : "";

    private static void Write(SandboxState state, string key, string value)
    {
        Option option = Array.Find(Known, o => o.Key == key) ?? throw new ApiError(404, -90000, "Not Found", $"There is no setting '{key}'.");
        if (option.IsFixed)
        {
            throw ApiError.Invalid(-80029, $"'{key}' can't be changed.");
        }
        if (option.Section is null)
        {
            state.Areas.Get<SettingsState>().OtherOptions[key] = value;
            return;
        }
        JsonNode parsed = option.Kind switch
        {
            Kind.Flag => value is "true" or "false" ? value == "true" : throw ApiError.Invalid(-80005, $"'{key}' is true or false."),
            Kind.Number => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : throw ApiError.Invalid(-80002, $"'{key}' is a number."),
            _ => value,
        };
        if (key == "syslog_protocol" && value is not ("TCP" or "UDP"))
        {
            throw ApiError.Invalid(-80012, "The protocol is TCP or UDP.");
        }
        SystemSettings.Update(state, option.Section, new JsonObject { [option.Field] = parsed });
        if (key == "ip_address_logging")
        {
            SystemSettings.Update(state, "syslog", new JsonObject { ["logIpEnabled"] = parsed.DeepClone() });
        }
    }

    /// <param name="Key">Its name here.</param>
    /// <param name="Section">The section of /system/config/settings that has it now; null where none has.</param>
    /// <param name="Field">Its name there.</param>
    /// <param name="Kind">What its value is.</param>
    /// <param name="ForManagers">True when only config managers see it.</param>
    /// <param name="IsFixed">True when nobody can change it.</param>
    private sealed record Option(string Key, string? Section, string Field, Kind Kind, bool ForManagers = false, bool IsFixed = false);
}
