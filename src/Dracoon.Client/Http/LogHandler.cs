using System;
using System.Diagnostics;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Dracoon.Client.Http;

/// <summary>Outermost: one log entry for each request, however often it was repeated.</summary>
internal sealed class LogHandler : DelegatingHandler
{
    private readonly RequestLog? _log;

    public LogHandler(RequestLog? log, HttpMessageHandler inner)
        : base(inner)
    {
        _log = log;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_log is null)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        var watch = Stopwatch.StartNew();
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            _log.Write(request, response, watch.Elapsed, null, null);
            return response;
        }
        catch (Exception e)
        {
            // The type says enough; messages of the network stack may repeat the address.
            string why = e is OperationCanceledException ? "cancelled" : e is DracoonConnectionException { IsTimeout: true } ? "time-out" : e.GetType().Name;
            _log.Write(request, null, watch.Elapsed, null, why);
            throw;
        }
    }
}
