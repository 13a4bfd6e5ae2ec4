using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>POST /shares/downloads/{share_id}/email</c> and <c>POST /shares/uploads/{share_id}/email</c>.</summary>
public sealed class ShareMailRequest : RequestBody
{
    /// <summary>The e-mail addresses; required.</summary>
    public IEnumerable<string> Recipients { set => Set("recipients", new JArray(value.Cast<object>().ToArray())); }

    /// <summary>The text; required. DRACOON adds the link.</summary>
    public string? Body { get => Get<string>("body"); set => Set("body", value); }

    /// <summary>The language of what DRACOON adds, such as <c>de-DE</c>.</summary>
    public string? ReceiverLanguage { get => Get<string>("receiverLanguage"); set => Set("receiverLanguage", value); }
}
