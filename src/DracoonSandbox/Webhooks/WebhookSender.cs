using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using DracoonSandbox.State;

namespace DracoonSandbox.Webhooks;

/// <summary>
/// Posts messages to the addresses of webhooks, one after the other in the order of the events, while requests go on. The message is
/// <c>{"payload": {…}}</c>; a webhook with a secret gets it signed, X-DRACOON-Signature: SHA256= and the HMAC-SHA256 of the body in Base64.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    /// <summary>So many deliveries in a row may fail before the webhook is disabled.</summary>
    public const int AllowedFailures = 4;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SandboxState _state;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(10) };
    private readonly Channel<Message> _queue = Channel.CreateUnbounded<Message>();
    private readonly CancellationTokenSource _stop = new();

    public WebhookSender(SandboxState state)
    {
        _state = state;
        _ = Task.Run(RunAsync);
    }

    /// <summary>Queues an event for one webhook. Under the state's gate.</summary>
    public void Send(WebhookRecord webhook, string eventTypeName, JsonObject payload)
    {
        string body = new JsonObject { ["payload"] = payload }.ToJsonString(Plain);
        _queue.Writer.TryWrite(new Message(webhook, eventTypeName, webhook.Url, webhook.Secret, Encoding.UTF8.GetBytes(body)));
    }

    public void Dispose()
    {
        _stop.Cancel();
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await foreach (Message message in _queue.Reader.ReadAllAsync(_stop.Token))
            {
                int? status = await PostAsync(message, _stop.Token);
                lock (_state.Gate)
                {
                    Note(message, status);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops; what is left of the queue has no meaning without it.
        }
    }

    private async Task<int?> PostAsync(Message message, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, message.Url) { Content = new ByteArrayContent(message.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (message.Secret is string secret)
        {
            string signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), message.Body));
            request.Headers.TryAddWithoutValidation("X-DRACOON-Signature", "SHA256=" + signature);
        }
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return (int)response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null; // nobody there, or no answer in time: a failed delivery like any other
        }
    }

    private void Note(Message message, int? status)
    {
        WebhookRecord webhook = message.Webhook;
        _state.Areas.Get<WebhookState>().Record(new WebhookDelivery(webhook.Id, message.EventTypeName, _state.Now, status));
        if (status is >= 200 and < 300)
        {
            webhook.Failures = 0;
        }
        else if (++webhook.Failures > AllowedFailures && webhook.IsEnabled)
        {
            webhook.IsEnabled = false;
            webhook.FailStatus = status ?? StatusCodes.Status503ServiceUnavailable;
        }
    }

    private sealed record Message(WebhookRecord Webhook, string EventTypeName, string Url, string? Secret, byte[] Body);
}
