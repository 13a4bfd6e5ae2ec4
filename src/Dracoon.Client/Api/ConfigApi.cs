using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;

namespace Dracoon.Client.Api;

/// <summary>The tenant's settings that every user may read: <c>/config/info</c>.</summary>
public sealed class ConfigApi
{
    private readonly ApiConnection _api;

    internal ConfigApi(ApiConnection api)
    {
        _api = api;
    }

    internal Task<GeneralSettings> GetGeneralAsync(CancellationToken cancellationToken) =>
        _api.GetAsync<GeneralSettings>("config/info/general", null, cancellationToken);
}
