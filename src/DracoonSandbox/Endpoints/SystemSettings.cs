using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DracoonSandbox.Events;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>The sections of /system/config/settings: how each is written and changed, whichever operation asks for it.</summary>
internal static partial class SystemSettings
{
    /// <summary>The sections that can be changed.</summary>
    public static readonly string[] Sections = ["general", "defaults", "eventlog", "syslog", "auth"];

    public static JsonObject Read(SandboxState state, string section)
    {
        var settings = state.Areas.Get<SettingsState>();
        return section switch
        {
            "general" => General(state, settings),
            "defaults" => Copy(settings.Defaults),
            "eventlog" => Copy(settings.Eventlog),
            "syslog" => Copy(settings.Syslog),
            "auth" => new JsonObject { ["authMethods"] = AuthMethods(settings, onlyEnabled: false) },
            _ => Infrastructure(state, settings),
        };
    }

    public static void Update(SandboxState state, string section, JsonObject changes)
    {
        var settings = state.Areas.Get<SettingsState>();
        switch (section)
        {
            case "general":
                UpdateGeneral(state, settings, changes);
                break;
            case "defaults":
                UpdateDefaults(settings, changes);
                break;
            case "eventlog":
                CheckDays(changes, "retentionPeriod");
                Merge(settings.Eventlog, changes);
                ApplyTo(state.Areas.Get<EventState>(), settings.Eventlog);
                break;
            case "syslog":
                UpdateSyslog(settings, changes);
                break;
            default:
                UpdateAuth(settings, changes);
                break;
        }
    }

    public static JsonArray AuthMethods(SettingsState settings, bool onlyEnabled) =>
        new([.. settings.AuthMethods.Where(m => m.Value.IsEnabled || !onlyEnabled).OrderBy(m => m.Value.Priority)
            .Select(m => new JsonObject { ["name"] = m.Key, ["isEnabled"] = m.Value.IsEnabled, ["priority"] = m.Value.Priority })]);

    private static void ApplyTo(EventState events, JsonObject settings)
    {
        events.IsEnabled = settings.Flag("enabled") == true;
        events.RetentionDays = (int)settings.RequiredNumber("retentionPeriod");
        events.IsIpLogged = settings.Flag("logIpEnabled") == true;
    }

    private static JsonObject General(SandboxState state, SettingsState settings)
    {
        JsonObject o = Copy(settings.General);
        o["cryptoEnabled"] = state.IsEncryptionEnabled;
        o["useS3Storage"] = state.UseS3;
        o["weakPasswordEnabled"] = state.Areas.Get<PolicyState>().Login.IsWeak;
        o["authTokenRestrictions"] = Copy(settings.TokenRestrictions);
        return o;
    }

    private static JsonObject Infrastructure(SandboxState state, SettingsState settings) => new()
    {
        ["smsConfigEnabled"] = true,
        ["mediaServerConfigEnabled"] = false,
        ["s3DefaultRegion"] = SandboxState.S3Region,
        ["s3EnforceDirectUpload"] = state.UseS3,
        ["isDracoonCloud"] = false,
        ["tenantUuid"] = settings.TenantUuid,
    };

    private static void UpdateGeneral(SandboxState state, SettingsState settings, JsonObject changes)
    {
        if (changes.Flag("cryptoEnabled") == false && state.IsEncryptionEnabled)
        {
            throw ApiError.Invalid(-90010, "Client-side encryption is enabled already and can't be disabled.");
        }
        if (changes.Flag("mediaServerEnabled") == true)
        {
            throw new ApiError(403, -90001, "Forbidden", "The media server is disabled in the infrastructure.");
        }
        if (changes.Flag("s3TagsEnabled") == true && !state.UseS3)
        {
            throw new ApiError(404, -90026, "Not Found", "There is no S3 configuration.");
        }
        if (changes["authTokenRestrictions"] is JsonObject restrictions)
        {
            UpdateRestrictions(settings, restrictions);
        }
        state.IsEncryptionEnabled |= changes.Flag("cryptoEnabled") == true;
        if (changes.Flag("weakPasswordEnabled") is bool weak)
        {
            state.Areas.Get<PolicyState>().Login.IsWeak = weak;
        }
        foreach (string name in settings.General.Select(p => p.Key).Where(changes.ContainsKey).ToArray())
        {
            settings.General[name] = changes.Flag(name);
        }
    }

    private static void UpdateRestrictions(SettingsState settings, JsonObject restrictions)
    {
        foreach (string name in new[] { "accessTokenValidity", "refreshTokenValidity" })
        {
            if (restrictions.Number(name) is < 1)
            {
                throw new ApiError(403, -90001, "Forbidden", $"'{name}' has to be positive.");
            }
        }
        settings.TokenRestrictions["restrictionEnabled"] = restrictions.Flag("overwriteEnabled");
        Merge(settings.TokenRestrictions, Copy(restrictions).Without("overwriteEnabled"));
    }

    private static void UpdateDefaults(SettingsState settings, JsonObject changes)
    {
        foreach (string name in new[] { "downloadShareDefaultExpirationPeriod", "uploadShareDefaultExpirationPeriod", "fileDefaultExpirationPeriod", "globalRecycleBinRetentionPeriod" })
        {
            CheckDays(changes, name);
        }
        if (changes.Text("languageDefault") is string language && !LanguagePattern().IsMatch(language))
        {
            throw ApiError.Invalid(-10013, $"'{language}' is no language tag.");
        }
        Merge(settings.Defaults, changes);
    }

    private static void UpdateSyslog(SettingsState settings, JsonObject changes)
    {
        JsonObject wanted = Copy(settings.Syslog);
        Merge(wanted, changes);
        string host = wanted.Text("host") ?? "";
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown && (host.Length > 0 || wanted.Flag("enabled") == true))
        {
            throw ApiError.Invalid(-80014, $"'{host}' is no host name or IP address.");
        }
        if (wanted.Number("port") is not (>= 1 and <= 65535))
        {
            throw ApiError.Invalid(-80033, "The port number is invalid.");
        }
        settings.Syslog = wanted;
    }

    private static void UpdateAuth(SettingsState settings, JsonObject changes)
    {
        JsonObject[] items = [.. changes.Objects("authMethods")];
        var wanted = settings.AuthMethods.ToDictionary(m => m.Key, m => m.Value.IsEnabled);
        foreach (JsonObject item in items)
        {
            string name = item.RequiredText("name");
            if (!wanted.ContainsKey(name))
            {
                throw ApiError.Invalid(-10100, $"The authentication method '{name}' is unknown.");
            }
            if (item.RequiredNumber("priority") < 1)
            {
                throw ApiError.Invalid(-80001, "A priority is positive.");
            }
            wanted[name] = item.Flag("isEnabled") == true;
        }
        if (!wanted.ContainsValue(true))
        {
            throw new ApiError(403, -10102, "Forbidden", "At least one authentication method must be enabled.");
        }
        foreach (JsonObject item in items)
        {
            AuthMethodRecord method = settings.AuthMethods[item.RequiredText("name")];
            method.IsEnabled = item.Flag("isEnabled") == true;
            method.Priority = item.RequiredNumber("priority");
        }
    }

    private static void CheckDays(JsonObject changes, string name)
    {
        if (changes.Number(name) is < 0 or > 9999)
        {
            throw ApiError.Invalid(-80018, $"'{name}' is not between 0 and 9999.");
        }
    }

    private static void Merge(JsonObject target, JsonObject changes)
    {
        foreach ((string name, JsonNode? value) in changes)
        {
            if (value is not null)
            {
                target[name] = value.DeepClone();
            }
        }
    }

    private static JsonObject Copy(JsonObject o) => (JsonObject)o.DeepClone();

    [GeneratedRegex("^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$")]
    private static partial Regex LanguagePattern();
}
