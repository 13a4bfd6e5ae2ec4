namespace DracoonSandbox.Events;

/// <summary>Where the request comes from that is being answered. It goes along with work that a request leaves behind, such as putting a file together.</summary>
/// <param name="Client">The program that sent it.</param>
/// <param name="Ip">Its address.</param>
internal sealed record EventOrigin(string? Client, string? Ip)
{
    private static readonly AsyncLocal<EventOrigin?> Local = new();

    public static EventOrigin? Current => Local.Value;

    public static void Set(HttpContext context) =>
        Local.Value = new EventOrigin(context.Request.Headers.UserAgent.FirstOrDefault(), context.Connection.RemoteIpAddress?.ToString());
}
